import { randomBytes } from "node:crypto";
import { openConnection } from "../db/connection/index.ts";
import { readGrants } from "../db/roles.ts";

const PROGRAMS = ["web", "worker", "team", "backup"] as const;

/** The database's address for each program of the site, with a login of its own. */
export type Logins = Record<(typeof PROGRAMS)[number], string>;

/**
 * Gives the rights of `prisma/roles.sql` in a migrated database, and makes a login for each program.
 * @param url the owner's, who may create roles
 */
export async function makeLogins(url: string): Promise<Logins> {
  const password = randomBytes(18).toString("hex");
  const owner = await openConnection(url);
  try {
    await owner.query(readGrants());
    for (const program of PROGRAMS)
      await owner.query(`CREATE ROLE site_${program} LOGIN PASSWORD '${password}' IN ROLE refuge_${program}`);
  } finally {
    await owner.end();
  }
  const addressOf = (program: string) => Object.assign(new URL(url), { username: `site_${program}`, password }).href;
  return { web: addressOf("web"), worker: addressOf("worker"), team: addressOf("team"), backup: addressOf("backup") };
}
