import { existsSync } from "node:fs";
import { join } from "node:path";

/** Reads `.env` beside package.json, if it exists; variables that are already set take precedence. */
export function loadEnvironmentFile(): void {
  const file = join(import.meta.dirname, "../../.env");
  if (existsSync(file)) process.loadEnvFile(file);
}
