import { db } from "../db/index.ts";
import { isLocale } from "../i18n/locales.ts";
import { enqueueMail, giveAddress, mailSender } from "../mail/queue.ts";
import { findKey, findStopKey, type TokenKey } from "./lookup.ts";

/** Which mailed link was opened: that of the own page, or the one below each update, which can do less. */
export type LinkKind = "own" | "stop";

/** Whether the address behind a link is still known; `erased` when its owner had it erased before. Changes nothing. */
export async function findAddressBehind(token: string, kind: LinkKind): Promise<"known" | "erased" | null> {
  const key = await keyOf(token, kind);
  if (key === null) return null;
  const rows = await listRows(key);
  if (rows.length === 0) return null;
  return rows.some(({ isKnown }) => isKnown) ? "known" : "erased";
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
  const rows = await listRows(key);
  if (rows.length === 0) return { ok: false, error: "unknown" };
  const row = rows.find(({ isKnown }) => isKnown);
  if (!row || !isLocale(row.locale)) return { ok: false, error: "erased" };
  const job = { kind: "never-again", petition: key.petition, id: row.id, locale: row.locale } as const;
  try {
    await db().$transaction(async (tx) => {
      if (!(await giveAddress(tx, await enqueueMail(tx, job)))) throw new Erased();
    });
    return { ok: true };
  } catch (error) {
    if (error instanceof Erased) return { ok: false, error: "erased" };
    throw error;
  }
}

/** The address went between looking and asking: the job must not stay. */
class Erased extends Error {}

function keyOf(token: string, kind: LinkKind): Promise<TokenKey | null> {
  return kind === "own" ? findKey(token) : findStopKey(token);
}

/** The signature and the updates of a link: either may be gone. An address goes with its hash, or when updates stop. */
async function listRows(key: TokenKey): Promise<{ id: string; locale: string; isKnown: boolean }[]> {
  const where = { petition_tokenHash: key };
  const same = { id: true, locale: true } as const;
  const signed = await db().signature.findUnique({ where, select: { ...same, emailIndex: true } });
  const subscribed = await db().subscription.findUnique({ where, select: { ...same, stoppedAt: true } });
  return [
    ...(signed ? [{ id: signed.id, locale: signed.locale, isKnown: signed.emailIndex !== null }] : []),
    ...(subscribed ? [{ id: subscribed.id, locale: subscribed.locale, isKnown: subscribed.stoppedAt === null }] : []),
  ];
}
