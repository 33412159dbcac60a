import { recordAudit } from "../audit.ts";
import { hashEmailAcrossPetitions } from "../crypto/email-hash.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/** Whether an address, in any spelling, asked for no more mail. @throws Error when INDEX_KEY is not set */
export async function isSuppressed(email: string): Promise<boolean> {
  return (await db().suppression.count({ where: { emailIndex: hashEmailAcrossPetitions(email) } })) > 0;
}

/** Refuses all further mail to an address. Calling it twice has no further effect. @param actor for the audit trail */
export async function suppress(tx: Prisma.TransactionClient, email: string, actor: string): Promise<void> {
  await tx.suppression.createMany({ data: [{ emailIndex: hashEmailAcrossPetitions(email) }], skipDuplicates: true });
  await recordAudit({ actor, act: "erase", note: "never write again" }, tx);
}
