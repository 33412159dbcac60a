import { encrypt } from "../crypto/encrypt.ts";
import { db } from "../db/index.ts";
import { findKey } from "./lookup.ts";

/**
 * Replaces the name of a signature, encrypted again. The old name is never read, not even to compare.
 * @param name as `parseNameForm` gives it
 * @returns `unknown` when the token opens nothing that still has a name
 */
export async function correctName(
  token: string,
  name: string,
): Promise<{ ok: true } | { ok: false; error: "unknown" }> {
  const key = await findKey(token);
  const row = key && (await db().signature.findUnique({ where: { petition_tokenHash: key }, select: { id: true } }));
  if (!row) return { ok: false, error: "unknown" };
  const place = { petition: key.petition, id: row.id };
  const nameSealed = await encrypt("delivery", name, { ...place, field: "name" });
  // Only where a name is: one that was withdrawn meanwhile stays empty, and of several forms none is kept.
  const where = { ...place, status: { not: "withdrawn" }, severalForms: false } as const;
  const { count } = await db().signature.updateMany({ where, data: { nameSealed } });
  return count === 1 ? { ok: true } : { ok: false, error: "unknown" };
}
