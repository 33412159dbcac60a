import { db } from "./db/index.ts";
import type { Prisma } from "./generated/prisma/client.ts";

/** What was done, by whom (`worker`, or the account that ran a command), and to how many; never about one supporter. */
export type AuditEntry = {
  actor: string;
  act: "purge" | "erase" | "replay" | "rotate" | "reconcile" | "deliver" | "hold" | "release" | "close" | "update";
  petition?: string | null;
  count?: number;
  /** A few plain words or figures, at most 400 characters. */
  note?: string;
};

/** Writes an event into the audit trail, which is kept for two years; inside the transaction of the act itself when one is given. */
export async function recordAudit(entry: AuditEntry, tx: Prisma.TransactionClient = db()): Promise<void> {
  await tx.auditEvent.create({ data: entry, select: { id: true } });
}
