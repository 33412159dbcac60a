import { readFileSync } from "node:fs";

/** Variables whose value may stand in a file instead: `INDEX_KEY_FILE=/run/credentials/index-key`. */
const SECRETS = [
  "DATABASE_URL",
  "DIRECT_DATABASE_URL",
  "SCRATCH_DATABASE_URL",
  "SMTP_URL",
  "ALERT_SMTP_URL",
  "BOUNCE_IMAP_URL",
  "OUTBOX_KEY",
  "INDEX_KEY",
  "MAIL_PUBLIC_KEY",
  "MAIL_SECRET_KEY",
  "DELIVERY_PUBLIC_KEY",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
] as const;

type Variables = Record<string, string | undefined>;

/**
 * Reads each secret that is given as a file, as containers (`/run/secrets`) and systemd (`LoadCredential=`) do. A line
 * break at its end is no part of the value.
 * @returns the variables with the values, without the `…_FILE` ones
 * @throws Error naming the variable when its file cannot be read or is empty, or when the value is given twice
 */
export function withSecretFiles(variables: Variables): Variables {
  const read = { ...variables };
  for (const name of SECRETS) {
    const file = variables[`${name}_FILE`];
    delete read[`${name}_FILE`];
    if (!file) continue;
    if (variables[name]) throw new Error(`${name} and ${name}_FILE are both set: give the value in one of them.`);
    read[name] = readSecret(name, file);
  }
  return read;
}

function readSecret(name: string, file: string): string {
  let value: string;
  try {
    value = readFileSync(file, "utf8").trimEnd();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown";
    throw new Error(`${name}_FILE names a file that cannot be read (${code}).`, { cause: error });
  }
  if (value === "") throw new Error(`${name}_FILE names an empty file.`);
  return value;
}
