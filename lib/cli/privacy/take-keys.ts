import { parseEnv } from "../../env.ts";
import { findKeys } from "../start/roles.ts";

/**
 * Gives this process the keys of the web process, from the environment or, on a trial site, from its folder.
 * To be called before anything asks for the environment, which is read once.
 */
export function takeKeys(): void {
  Object.assign(process.env, findKeys(parseEnv(process.env)).web);
}
