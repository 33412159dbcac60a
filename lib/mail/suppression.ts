import { recordAudit } from "../audit.ts";
import { hashEmailAcrossPetitions } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/** Whether an address, in any spelling, asked for no more mail. @throws Error when INDEX_KEY is not set */
export async function isSuppressed(email: string): Promise<boolean> {
  return (await listSuppressed([email])).size > 0;
}

/** Those of several addresses that asked for no more mail, by one statement. @throws as above */
export async function listSuppressed(emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const hashes = emails.map(hashEmailAcrossPetitions);
  const rows = await db().suppression.findMany({ where: { emailIndex: { in: hashes } } });
  const found = new Set(rows.map(({ emailIndex }) => Buffer.from(emailIndex).toString("hex")));
  return new Set(emails.filter((_, at) => found.has(hashes[at]?.toString("hex") ?? "")));
}

/** Refuses all further mail to an address. Calling it twice has no further effect. @param actor for the audit trail */
export async function suppress(tx: Prisma.TransactionClient, email: string, actor: string): Promise<void> {
  await tx.suppression.createMany({ data: [{ emailIndex: hashEmailAcrossPetitions(email) }], skipDuplicates: true });
  await recordAudit({ actor, act: "erase", note: "never write again" }, tx);
}
