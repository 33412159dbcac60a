import { recordAudit } from "../audit.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";

/** Small enough that one batch of ten million rows stays well below the limit of three seconds for a statement. */
const BATCH = 50_000;
/** Enough for ten million signatures on a busy machine. */
const WHOLE_COUNT_MS = 30 * 60_000;

const statuses = ["pending", "confirmed", "withdrawn", "held"] as const satisfies SignatureStatus[];

/** The error of the tally, by state; all 0 when it was correct. */
export type Difference = Record<SignatureStatus, number>;

type Counted = { byStatus: Difference; byRegion: Map<string, number> };
type Transaction = Prisma.TransactionClient;

/**
 * Counts a petition's signatures one by one and corrects the tally if it was wrong; a correction is recorded in the
 * audit trail. It also recounts the regions. People may sign and confirm meanwhile.
 * @returns the error that was corrected
 */
export async function reconcile(petition: string): Promise<Difference> {
  const { counted, erased, told } = await countInOneMoment(petition);
  const difference = { ...counted.byStatus };
  for (const status of statuses) difference[status] -= told[status];
  // Rows erased at the end of their retention time still count.
  difference.confirmed += erased;
  if (statuses.some((status) => difference[status] !== 0)) await repair(petition, difference);
  // Once rows are erased, the regions keep their last complete count.
  if (erased === 0) await rememberRegions(petition, counted.byRegion);
  return difference;
}

/** Rows, tally and changes from one point in time, however long the reading takes. */
function countInOneMoment(petition: string) {
  return db().$transaction(
    async (tx) => {
      const told = await readTally(tx, petition);
      return { ...told, counted: await countRows(tx, petition) };
    },
    { isolationLevel: "RepeatableRead", timeout: WHOLE_COUNT_MS },
  );
}

async function readTally(tx: Transaction, petition: string): Promise<{ told: Difference; erased: number }> {
  const tally = await tx.tally.findUnique({ where: { petition }, select: { erased: true } });
  const rows = await tx.$queryRaw<Difference[]>`
    SELECT pending, confirmed, withdrawn, held FROM petition_count WHERE petition = ${petition}`;
  const told = rows[0] ?? { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };
  return { told, erased: tally?.erased ?? 0 };
}

async function countRows(tx: Transaction, petition: string): Promise<Counted> {
  const byStatus: Difference = { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };
  const byRegion = new Map<string, number>();
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await tx.$queryRaw<{ status: SignatureStatus; region: string; count: number; last: string }[]>`
      WITH part AS (
        SELECT id, status, CASE WHEN country = 'CA' THEN coalesce(province, 'abroad') ELSE 'abroad' END AS region
        FROM signature WHERE petition = ${petition} AND id > ${after}::uuid ORDER BY id LIMIT ${BATCH}
      )
      SELECT status::text AS status, region, count(*)::int AS count,
        (SELECT id::text FROM part ORDER BY id DESC LIMIT 1) AS last
      FROM part GROUP BY 1, 2`;
    for (const { status, region, count } of rows) {
      byStatus[status] += count;
      if (status === "confirmed") byRegion.set(region, (byRegion.get(region) ?? 0) + count);
    }
    if (rows.reduce((sum, { count }) => sum + count, 0) < BATCH) return { byStatus, byRegion };
    after = rows[0]?.last ?? after;
  }
}

/** Added, not set: signatures since the count are in the tally or in its pending changes, and must stay. */
async function repair(petition: string, difference: Difference): Promise<void> {
  const step = (status: SignatureStatus) => ({ increment: difference[status] });
  await db().$transaction(async (tx) => {
    await tx.tally.upsert({
      where: { petition },
      create: { petition, ...difference },
      update: {
        pending: step("pending"),
        confirmed: step("confirmed"),
        withdrawn: step("withdrawn"),
        held: step("held"),
      },
    });
    const note = statuses.map((status) => `${status} ${difference[status]}`).join(", ");
    await recordAudit({ actor: "worker", act: "reconcile", petition, count: difference.confirmed, note }, tx);
  });
}

async function rememberRegions(petition: string, byRegion: Map<string, number>): Promise<void> {
  const [regions, counts] = [[...byRegion.keys()], [...byRegion.values()]];
  await db().$transaction([
    db().petitionRegion.deleteMany({ where: { petition } }),
    db().$executeRaw`
      INSERT INTO petition_region (petition, region, confirmed, as_of)
      SELECT ${petition}, region, confirmed, now() FROM unnest(${regions}::text[], ${counts}::int[]) AS counted (region, confirmed)`,
  ]);
}
