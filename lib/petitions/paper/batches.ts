import { recordAudit } from "../../audit.ts";
import { db } from "../../db/index.ts";
import { SetupError } from "../../operator-error.ts";

/** Signatures on paper that were counted together, under the name that is written on their sheets. */
export type Batch = { batch: string; signatures: number };

export const BATCH_SIGNATURES_MAX = 100_000;

/** The batches of a petition in the order they were recorded. */
export async function listBatches(petition: string): Promise<(Batch & { at: Date })[]> {
  return db().paperBatch.findMany({
    where: { petition },
    orderBy: [{ at: "asc" }, { batch: "asc" }],
    select: { batch: true, signatures: true, at: true },
  });
}

/**
 * Records a batch, and in the audit trail who did so.
 * @throws SetupError when it is recorded already: the same sheets would count twice
 */
export async function addBatch(petition: string, { batch, signatures }: Batch, actor: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.paperBatch.createMany({ data: [{ petition, batch, signatures }], skipDuplicates: true });
    if (count === 0) throw new SetupError(`Batch "${batch}" is recorded already. Give this one another name.`);
    await recordAudit({ actor, act: "paper", petition, count: signatures, note: `batch ${batch}: added` }, tx);
  });
}

/** Removes a batch that was recorded by mistake. @throws SetupError when there is none of this name */
export async function removeBatch(petition: string, batch: string, actor: string): Promise<number> {
  return db().$transaction(async (tx) => {
    const removed = await tx.paperBatch.findUnique({ where: { petition_batch: { petition, batch } } });
    if (!removed) throw new SetupError(`There is no batch "${batch}".`);
    await tx.paperBatch.delete({ where: { petition_batch: { petition, batch } }, select: { batch: true } });
    await recordAudit(
      { actor, act: "paper", petition, count: removed.signatures, note: `batch ${batch}: removed` },
      tx,
    );
    return removed.signatures;
  });
}
