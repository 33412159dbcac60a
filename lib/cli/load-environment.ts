import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { completeEnvironment, type Role } from "../env.ts";

const root = join(import.meta.dirname, "../..");

/**
 * Reads `.env.<role>` beside package.json, or else `.env`, if it exists; variables that are already set take precedence.
 * @param role the program that starts: it keeps only what this role needs. Without one everything is kept.
 */
export function loadEnvironmentFile(role?: Role): void {
  const file = [...(role ? [`.env.${role}`] : []), ".env"].map((name) => join(root, name)).find(existsSync);
  completeEnvironment(file === undefined ? {} : parseEnv(readFileSync(file, "utf8")), role);
}
