import { db } from "../db/index.ts";
import { seal } from "../privacy/seal.ts";
import type { SignErrorCode } from "./error-codes.ts";
import { nameField } from "./fields/name.ts";
import { findKey } from "./find.ts";

/**
 * Replaces the name of a signature, sealed anew; a name shown in public changes with it. Nobody ever reads the old one,
 * not even to compare.
 * @param name as typed; the form's own rules apply
 * @returns the field's error, or `unknown` when the token opens nothing that still has a name
 */
export async function correctName(
  token: string,
  name: string,
): Promise<{ ok: true } | { ok: false; error: SignErrorCode | "unknown" }> {
  const checked = nameField.safeParse(name);
  if (!checked.success) return { ok: false, error: checked.error.issues[0]?.message as SignErrorCode };
  const key = await findKey(token);
  const row = key && (await db().signature.findUnique({ where: { petition_tokenHash: key }, select: { id: true } }));
  if (!row) return { ok: false, error: "unknown" };
  const place = { petition: key.petition, id: row.id };
  const nameSealed = await seal("delivery", checked.data, { ...place, field: "name" });
  const [corrected] = await db().$transaction([
    // Only where a name is: one that was withdrawn meanwhile stays empty.
    db().signature.updateMany({ where: { ...place, nameSealed: { not: null } }, data: { nameSealed } }),
    db().signature.updateMany({ where: { ...place, publicName: { not: null } }, data: { publicName: checked.data } }),
  ]);
  return corrected.count === 1 ? { ok: true } : { ok: false, error: "unknown" };
}
