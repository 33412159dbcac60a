import pg from "pg";
import { vi } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { closeDb, db, workAs } from "#lib/db/index.ts";
import { readGrants } from "#lib/db/roles.ts";
import { setVariables } from "#lib/env.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { patience } from "#tests/support/patience.ts";

const roles = ["web", "worker", "team", "backup"] as const;
export type Role = (typeof roles)[number];

/**
 * Gives a database the rights of prisma/roles.sql, and each role of it an account. They belong to the whole server, so
 * one test file alone uses this.
 * @param url of the owner
 * @param secretKey of the worker, which alone can decrypt the tokens of links
 */
export async function startRoles(url: string, secretKey: string) {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const grants = readGrants();
  for (const _ of ["the first time", "after another migration"]) await owner.query(grants);
  for (const role of roles) {
    await owner.query(`DROP ROLE IF EXISTS test_${role}`);
    await owner.query(`CREATE ROLE test_${role} LOGIN PASSWORD 'of this test' IN ROLE refuge_${role}`);
  }

  const addressOf = (role: Role): string => {
    const address = new URL(url);
    address.username = `test_${role}`;
    address.password = encodeURIComponent("of this test");
    return address.href;
  };

  /** From here on this process is this program, for the database. */
  const as = async (role: Role): Promise<void> => {
    await closeMailSender();
    await closeDb();
    setVariables({ DATABASE_URL: addressOf(role) });
    workAs(role === "worker" ? "worker" : role === "web" ? "web" : "command");
    // The site gives up on a connection after two seconds, which a busy machine may need for the first one.
    await vi.waitFor(() => db().$queryRaw`SELECT 1`, patience);
  };

  const linkOf = async (number: number): Promise<string> => {
    const { rows } = await owner.query("SELECT petition, id, token_sealed FROM signature ORDER BY created_at, id");
    const { petition, id, token_sealed } = rows[number - 1];
    return decrypt(secretKey, token_sealed, { petition, id, field: "token" });
  };

  return { owner, addressOf, as, linkOf };
}
