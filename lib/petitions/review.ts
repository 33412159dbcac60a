import { recordAudit } from "../audit.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import { recordChange } from "./tally.ts";

/** The result of a hold or a release: the states before and after, or why nothing changed. */
export type Held =
  | { ok: true; was: SignatureStatus; became: SignatureStatus }
  | { ok: false; error: "unknown" | "withdrawn" | "held" | "not-held" };

type Step = { was: SignatureStatus; became: SignatureStatus; where?: Prisma.SignatureWhereInput };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Keeps a signature out of the count until someone has reviewed it. Its supporter sees no difference. A signature
 * already held for another reason is then held by the team: no later form and no release of many releases it.
 * @param id of the signature, as `petition stats` lists it
 * @param actor the account that runs the command, for the audit trail
 */
export async function holdForReview(petition: string, id: string, actor: string): Promise<Held> {
  // In this order a signature only moves forward, so one that is confirmed meanwhile is still found.
  const steps: Step[] = [
    { was: "pending", became: "held" },
    { was: "confirmed", became: "held" },
    { was: "held", became: "held", where: { OR: [{ heldBecause: null }, { heldBecause: { not: "team" } }] } },
  ];
  return move(petition, id, steps, { actor, act: "hold" });
}

/** Releases a held signature: it counts when its supporter has confirmed it, and otherwise waits for confirmation. */
export async function release(petition: string, id: string, actor: string): Promise<Held> {
  const steps: Step[] = [
    { was: "held", became: "pending", where: { confirmedAt: null } },
    { was: "held", became: "confirmed", where: { confirmedAt: { not: null } } },
  ];
  return move(petition, id, steps, { actor, act: "release" });
}

async function move(
  petition: string,
  id: string,
  steps: Step[],
  entry: { actor: string; act: "hold" | "release" },
): Promise<Held> {
  if (!uuid.test(id)) return { ok: false, error: "unknown" };
  return db().$transaction(async (tx) => {
    for (const { was, became, where } of steps) {
      const { count } = await tx.signature.updateMany({
        where: { petition, id, status: was, ...where },
        data: became === "held" ? { status: became, heldBecause: "team" } : { status: became },
      });
      if (count === 0) continue;
      await recordChange(tx, petition, was, became);
      await recordAudit({ ...entry, petition, count }, tx);
      return { ok: true, was, became };
    }
    const row = await tx.signature.findUnique({ where: { petition_id: { petition, id } }, select: { status: true } });
    return { ok: false, error: reasonFor(row?.status, entry.act) };
  });
}

function reasonFor(status: SignatureStatus | undefined, act: "hold" | "release") {
  if (status === undefined) return "unknown";
  if (status === "withdrawn") return "withdrawn";
  return act === "hold" ? "held" : "not-held";
}
