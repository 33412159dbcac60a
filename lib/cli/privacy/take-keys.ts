import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureTrialKeys } from "../../crypto/keys.ts";
import { env, isProduction, setVariables } from "../../env.ts";
import { SetupError } from "../../operator-error.ts";

type Key = "INDEX_KEY" | "MAIL_PUBLIC_KEY";
const OWN = ["INDEX_KEY", "MAIL_PUBLIC_KEY", "DELIVERY_PUBLIC_KEY"] as const;

/**
 * Makes sure that this process has the keys that it needs, from the environment or, on a trial site, from its folder. The
 * key that decrypts addresses does not have to be where a privacy command runs.
 * @throws SetupError that names the missing ones; another set of keys would find nothing, and say that nothing is held
 */
export function takeKeys(...needed: Key[]): void {
  const given = env();
  const missing = needed.filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  const hasTrialKeys = existsSync(join(given.DATA_DIR, "keys")) && OWN.every((name) => given[name] === undefined);
  if (isProduction(given) || !hasTrialKeys)
    throw new SetupError(
      `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: this command needs the same as the web process has, and no other key.\n\`.env.example\` describes it.`,
    );
  setVariables(ensureTrialKeys(given.DATA_DIR).web);
}
