import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../../../harness/program.ts";
import { SetupError } from "../../../operator-error.ts";

const run = promisify(execFile);
/** More would measure logins on a small machine. */
const CLIENTS = 16;

/** The row of a signature as a form leaves it, with random bytes of the same lengths. */
const INSERT = `INSERT INTO signature (petition, id, status, email_index, form_digest, key_version, name_sealed, email_sealed,
  postal_sealed, token_sealed, token_hash, country, province, locale, text_version, text_hash, updates_wanted)
VALUES ('pgbench', gen_random_uuid(), 'pending', decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), 1,
  decode(repeat(md5(random()::text), 6), 'hex'), decode(repeat(md5(random()::text), 6), 'hex'),
  decode(repeat(md5(random()::text), 6), 'hex'), decode(repeat(md5(random()::text), 8), 'hex'), sha256(random()::text::bytea),
  'CA', 'ON', 'en', 1, sha256('pgbench'), false);
`;

/** Single inserts of such a row a second, by pgbench with prepared statements: the limit of this server. */
export async function insertsPerSecond(databaseUrl: string, folder: string, seconds: number): Promise<number> {
  const pgbench = findProgram("pgbench");
  if (pgbench === null) throw new SetupError("This bench needs pgbench (Debian: postgresql-contrib).");
  const script = join(folder, "insert.sql");
  await writeFile(script, INSERT);
  const args = ["--no-vacuum", "--client", String(CLIENTS), "--time", String(seconds), "--protocol", "prepared"];
  const { stdout } = await run(pgbench, [...args, "--file", script, databaseUrl]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}
