import { join } from "node:path";
import { recordAudit } from "../../audit.ts";
import { isoDay } from "../../i18n/format.ts";
import { SetupError } from "../../operator-error.ts";
import { type Approval, digestOf } from "./approval.ts";
import { requireApprovals } from "./approvals.ts";
import { composeLetter } from "./cover-letter.ts";
import { csvHeader, csvLines } from "./csv.ts";
import { composeManifest } from "./manifest.ts";
import { type RowOpener, startRowOpener } from "./open-rows.ts";
import { checkOrder, type DeliveryOrder } from "./order.ts";
import { beginPack, type Pack } from "./pack.ts";
import { howToOpen } from "./read-me.ts";
import { type Snapshot, withSnapshot } from "./snapshot.ts";
import { addToSummary, emptySummary, type Summary } from "./summary.ts";
import { readVersions } from "./versions.ts";

export type Delivery = { folder: string; signatures: number; day: string; manifestSha256: string };

/**
 * Writes the pack for the addressee: the names as CSV, a letter as PDF and a manifest, each encrypted to the recipients
 * while it is written. All data is from one point in time. The pack is recorded in the audit trail, and is complete or
 * does not exist. The use of memory does not grow with the number of signatures.
 * @throws SetupError when the order is not complete, no signature is confirmed, or a field cannot be decrypted
 */
export async function deliver(order: DeliveryOrder): Promise<Delivery> {
  checkOrder(order);
  const petition = order.petition.en;
  const opener = startRowOpener(order.secretKeys, petition.key);
  try {
    return await withSnapshot(petition.key, async (snapshot) => {
      if (snapshot.total === 0)
        throw new SetupError("This petition has no confirmed signature: there is nothing to deliver.");
      const what = { petition: petition.key, recipients: order.recipients, signatures: snapshot.total };
      const approvals = await requireApprovals(what, order.approvers);
      const day = isoDay(snapshot.at);
      const pack = await beginPack(join(order.folder, `${petition.slug}-${day}`), order.recipients);
      try {
        return await fill(pack, { order, approvals, snapshot, opener, day });
      } catch (error) {
        await pack.abandon();
        throw error;
      }
    });
  } finally {
    await opener.stop();
  }
}

type Work = { order: DeliveryOrder; approvals: Approval[]; snapshot: Snapshot; opener: RowOpener; day: string };

async function fill(pack: Pack, { order, approvals, snapshot, opener, day }: Work): Promise<Delivery> {
  const { petition, organisation, actor, recipients } = order;
  const summary = emptySummary();
  const csv = await pack.seal("signatures.csv", csvOf(opener.open(snapshot.batches()), summary, order, snapshot.total));
  const versions = await readVersions(summary.versions, snapshot);
  const { paper, at } = snapshot;
  const letter = await composeLetter({ petition, organisation, summary, versions, paper, day, at });
  const pdf = await pack.seal("petition.pdf", chunk(letter));
  const manifest = composeManifest({ petition, summary, paper, approvals, at, files: { csv, pdf } });
  const { sha256 } = await pack.seal("manifest.json", chunk(Buffer.from(manifest)));
  await pack.writePlain("README-LISEZMOI.txt", howToOpen());
  // Before the pack gets its name: no delivery may exist without a record.
  await recordAudit({
    actor,
    act: "deliver",
    petition: petition.en.key,
    count: summary.signatures,
    note: `order ${digestOf({ petition: petition.en.key, recipients })}; manifest ${sha256}; approved by ${approvals.map(({ role }) => role).join(", ")}; to ${recipients.join(", ")}`.slice(
      0,
      400,
    ),
  });
  return { folder: await pack.finish(), signatures: summary.signatures, day, manifestSha256: sha256 };
}

async function* csvOf(
  batches: ReturnType<RowOpener["open"]>,
  summary: Summary,
  { onProgress }: DeliveryOrder,
  total: number,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvHeader());
  for await (const rows of batches) {
    addToSummary(summary, rows);
    yield Buffer.from(csvLines(rows));
    onProgress?.({ done: summary.signatures, total });
  }
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
