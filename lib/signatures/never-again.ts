import { db } from "../db/index.ts";
import { isLocale } from "../i18n/locales.ts";
import { enqueueMail, mailSender } from "../mail/queue.ts";
import { findKey, findStopKey, type TokenKey } from "./lookup.ts";

/** Which mailed link was opened: that of the own page, or the one below each update, which can do less. */
export type LinkKind = "own" | "stop";

/** Whether the address behind a link is still known; `erased` when its owner had it erased before. Changes nothing. */
export async function findAddressBehind(token: string, kind: LinkKind): Promise<"known" | "erased" | null> {
  const key = await keyOf(token, kind);
  if (key === null) return null;
  const rows = await listRows(key);
  if (rows.length === 0) return null;
  return rows.some(({ emailSealed }) => emailSealed !== null) ? "known" : "erased";
}

/**
 * Asks that nothing is ever mailed again to the address behind a link: the press of a button, never a GET. The web process
 * cannot read that address, so the worker does it, before any mail that waits.
 * @returns `unknown` when the link opens nothing, `erased` when the address is gone already
 */
export async function askNeverAgain(
  token: string,
  kind: LinkKind,
): Promise<{ ok: true } | { ok: false; error: "unknown" | "erased" }> {
  const key = await keyOf(token, kind);
  if (key === null) return { ok: false, error: "unknown" };
  await mailSender();
  return db().$transaction(async (tx) => {
    const rows = await listRows(key);
    if (rows.length === 0) return { ok: false, error: "unknown" };
    const row = rows.find(({ emailSealed }) => emailSealed !== null);
    if (!row?.emailSealed || !isLocale(row.locale)) return { ok: false, error: "erased" };
    const emailSealed = Buffer.from(row.emailSealed).toString("base64");
    await enqueueMail(tx, { kind: "never-again", petition: key.petition, id: row.id, locale: row.locale, emailSealed });
    return { ok: true };
  });
}

function keyOf(token: string, kind: LinkKind): Promise<TokenKey | null> {
  return kind === "own" ? findKey(token) : findStopKey(token);
}

/** The signature and the updates of a link: either may be gone. */
async function listRows(key: TokenKey) {
  const query = { where: { petition_tokenHash: key }, select: { id: true, locale: true, emailSealed: true } };
  const [signature, subscription] = [await db().signature.findUnique(query), await db().subscription.findUnique(query)];
  return [signature, subscription].filter((row) => row !== null);
}
