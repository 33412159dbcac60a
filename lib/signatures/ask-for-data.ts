import { db } from "../db/index.ts";
import { isLocale } from "../i18n/locales.ts";
import { enqueueMail, mailSender } from "../mail/queue.ts";
import { databaseTime } from "./database-time.ts";
import { findKey } from "./find.ts";
import { mayMailDataAgain, rememberAsking } from "./limits.ts";

/**
 * Asks the worker to mail a copy of everything held about a signature to its own address: the web process could not read it,
 * and whoever was forwarded the link must not.
 * @returns `queued` false when one was asked for in the last ten minutes, or that address was written to three times in a day
 */
export async function askForData(token: string): Promise<{ ok: true; queued: boolean } | { ok: false }> {
  const key = await findKey(token);
  if (key === null) return { ok: false };
  await mailSender();
  return db().$transaction(async (tx) => {
    const row = await tx.signature.findUnique({
      where: { petition_tokenHash: key },
      select: { id: true, locale: true, emailSealed: true, mailAskedAt: true, dataAskedAt: true },
    });
    if (!row?.emailSealed || !isLocale(row.locale)) return { ok: false };
    const at = await databaseTime(tx);
    const { id, locale, mailAskedAt, dataAskedAt } = row;
    if (!mayMailDataAgain(mailAskedAt, dataAskedAt, at)) return { ok: true, queued: false };
    // Of parallel presses, only the one that finds the row as it was read goes on.
    const { count } = await tx.signature.updateMany({
      where: { petition: key.petition, id, mailAskedAt: { equals: mailAskedAt } },
      data: { mailAskedAt: rememberAsking(mailAskedAt, at), dataAskedAt: at },
    });
    if (count === 1) await enqueueMail(tx, { kind: "data", petition: key.petition, id, locale });
    return { ok: true, queued: true };
  });
}
