import { parseEnv } from "../../env.ts";
import { findKeys } from "../start/process-env.ts";

/**
 * Gives this process the keys of the web process, from the environment or, on a trial site, from its folder. It needs
 * no others: the key that decrypts addresses does not have to be where a privacy command runs. Call it before anything
 * reads the environment, which is read once.
 */
export function takeKeys(): void {
  const env = parseEnv(process.env);
  const given = [env.INDEX_KEY, env.MAIL_PUBLIC_KEY, env.DELIVERY_PUBLIC_KEY];
  if (given.every((key) => key !== undefined)) return;
  Object.assign(process.env, findKeys(env).web);
}
