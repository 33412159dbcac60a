import { recordAudit } from "../../audit.ts";
import { checkRecipients } from "../../crypto/age.ts";
import { db } from "../../db/index.ts";
import { oneRow } from "../../db/one-row.ts";
import { SetupError } from "../../operator-error.ts";
import {
  type Approvable,
  type Approval,
  type Approver,
  digestOf,
  readApproval,
  signOrder,
  writeApproval,
} from "./approval.ts";

/** Different people who must approve a delivery. */
export const APPROVALS_NEEDED = 2;
/** How long an approval may be used. */
export const APPROVAL_DAYS = 14;

/**
 * Adds one person's approval of a delivery to the audit trail.
 * @param upTo the most signatures that the pack may hold
 * @param secretKey the person's own key, PEM
 * @param actor the account that runs it
 * @throws SetupError when the recipients are not valid, or the key is not that of a listed approver
 */
export async function approve(
  what: Approvable & { upTo: number },
  secretKey: string,
  approvers: readonly Approver[],
  actor: string,
): Promise<Approval> {
  checkRecipients(what.recipients);
  const at = await now();
  const approval = trySign(() => signOrder(digestOf(what), { upTo: what.upTo, at }, secretKey, approvers));
  if (!approval)
    throw new SetupError(
      "This key belongs to no approver. Add its public key to `approvers` in content/site.ts, or to DELIVERY_APPROVERS.",
    );
  await recordAudit({
    actor,
    act: "approve",
    petition: what.petition,
    count: what.upTo,
    note: writeApproval(approval),
  });
  return approval;
}

/**
 * The valid approvals of an order, one for each key: made with a listed key within fourteen days, and not yet used by a
 * delivery of the same order.
 */
export async function listApprovals(what: Approvable, approvers: readonly Approver[]): Promise<Approval[]> {
  const order = digestOf(what);
  const [today, events] = await Promise.all([
    now(),
    db().auditEvent.findMany({
      where: { petition: what.petition, act: { in: ["approve", "deliver"] } },
      orderBy: { id: "asc" },
    }),
  ]);
  const used = events.findLast(({ act, note }) => act === "deliver" && note?.startsWith(`order ${order};`))?.at;
  const oldest = new Date(today.getTime() - APPROVAL_DAYS * 86_400_000);
  const valid = events
    .filter(({ act }) => act === "approve")
    .flatMap(({ note }) => readApproval(note ?? "", approvers) ?? [])
    .filter((one) => one.order === order && one.at >= oldest && one.at <= today && (!used || one.at > used));
  // A person who approves again, for more signatures, replaces the earlier approval.
  return [...new Map(valid.map((approval) => [approval.key, approval])).values()];
}

/**
 * Refuses an order without two approvals by different keys for as many signatures as it has.
 * @throws SetupError that says who has approved what, and how the others do it
 */
export async function requireApprovals(
  what: Approvable & { signatures: number },
  approvers: readonly Approver[],
): Promise<Approval[]> {
  const all = await listApprovals(what, approvers);
  const enough = all.filter(({ upTo }) => upTo >= what.signatures);
  if (enough.length >= APPROVALS_NEEDED) return enough;
  const said = all.map(({ role, upTo }) => `  ${role}: up to ${upTo} signatures`);
  throw new SetupError(
    [
      `Two different people must approve this delivery of ${what.signatures} signatures, each with a key of their own.`,
      said.length === 0 ? "Nobody has approved it for these recipients yet." : `So far:\n${said.join("\n")}`,
      "Each approver runs: npm run petition -- approve <slug> --to age1… --key <own key file>",
    ].join("\n"),
  );
}

function trySign(make: () => Approval | null): Approval | null {
  try {
    return make();
  } catch {
    // The error of the parser may quote the key.
    throw new SetupError(
      "The file after --key holds no approver's key. `npm run privacy -- approver <new file>` makes one.",
    );
  }
}

async function now(): Promise<Date> {
  return oneRow(await db().$queryRaw<{ at: Date }[]>`SELECT now() AS at`).at;
}
