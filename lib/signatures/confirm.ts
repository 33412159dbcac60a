import { db } from "../db/index.ts";
import { recordChange } from "../petitions/tally.ts";
import { databaseTime } from "./database-time.ts";
import { findByToken, findKey, type SignatureState } from "./find.ts";
import { livesSince } from "./limits.ts";
import { beginUpdates } from "./updates.ts";

/**
 * Confirms a signature: the press of a button, never a GET. Counts once however often it is pressed.
 * A signature held for review remembers the press, and counts when it is released.
 * @returns the state afterwards (`confirmed`, `held`, or `withdrawn`, which stays so); `first` when this press did it
 */
export async function confirm(
  token: string,
): Promise<({ ok: true; first: boolean } & SignatureState) | { ok: false; error: "unknown" | "lapsed" }> {
  const key = await findKey(token);
  if (key === null) return { ok: false, error: "unknown" };
  const first = await db().$transaction(async (tx) => {
    const at = await databaseTime(tx);
    const { mailedAfter, createdAfter } = livesSince(at);
    const waiting = {
      ...key,
      confirmedAt: null,
      createdAt: { gt: createdAfter },
      OR: [{ mailedAt: null }, { mailedAt: { gt: mailedAfter } }],
    };
    const counted = await tx.signature.updateMany({
      where: { ...waiting, status: "pending" },
      data: { status: "confirmed", confirmedAt: at },
    });
    if (counted.count === 1) await recordChange(tx, key.petition, "pending", "confirmed");
    const held = await tx.signature.updateMany({ where: { ...waiting, status: "held" }, data: { confirmedAt: at } });
    const first = counted.count + held.count === 1;
    if (first) await beginUpdates(tx, key);
    return first;
  });
  const state = await findByToken(token);
  if (state === null) return { ok: false, error: "unknown" };
  if (state.status === "lapsed") return { ok: false, error: "lapsed" };
  return { ok: true, first, ...state };
}
