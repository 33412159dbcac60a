import { db } from "./db/index.ts";
import type { Prisma } from "./generated/prisma/client.ts";

/** An action, its actor (`worker`, or the account that ran a command) and the number of rows; never data of one supporter. */
export type AuditEntry = {
  actor: string;
  act:
    | "purge"
    | "erase"
    | "replay"
    | "rotate"
    | "reconcile"
    | "approve"
    | "deliver"
    | "hold"
    | "release"
    | "close"
    | "update"
    | "paper";
  petition?: string | null;
  count?: number;
  /** A short text, at most 400 characters. */
  note?: string;
};

/** Writes an event to the audit trail, which keeps it for two years. `tx` is the transaction of the action, if there is one. */
export async function recordAudit(entry: AuditEntry, tx: Prisma.TransactionClient = db()): Promise<void> {
  await tx.auditEvent.create({ data: entry, select: { id: true } });
}
