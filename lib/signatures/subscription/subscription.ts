import { isNewsList } from "../../content/index.ts";
import { db } from "../../db/index.ts";
import { oneRow } from "../../db/one-row.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { isLocale, type Locale } from "../../i18n/locales.ts";
import { findKey, findStopKey, type TokenKey } from "../lookup.ts";
import { takeBack } from "../withdraw.ts";

type Transaction = Prisma.TransactionClient;

/** Ends updates and erases the address they went to. What proves the consent stays only when a mail was ever sent. */
export async function endSubscription(tx: Transaction, { petition, id }: { petition: string; id: string }) {
  await tx.$executeRaw`SELECT end_subscription(${petition}, ${id}::uuid)`;
}

/**
 * Stops updates and leaves the signature in place: the button on the supporter's own page. Stopping twice is stopping
 * once, and stopping what was never asked for is fine too: whoever holds a link does not learn which.
 */
export async function stopUpdates(token: string): Promise<{ ok: boolean }> {
  const key = await findKey(token);
  return { ok: key !== null && (await stop(key)) };
}

/** The same by the token that each update carries, which can do nothing else (RFC 8058). */
export async function stopUpdatesByMail(stopToken: string): Promise<{ ok: boolean }> {
  const key = await findStopKey(stopToken);
  return { ok: key !== null && (await stop(key)) };
}

/** Who asked for news without signing has nothing else here: the address goes at once, and may ask again at once. */
async function stop(key: TokenKey): Promise<boolean> {
  if (isNewsList(key.petition) && (await takeBack(db(), key))?.did) return true;
  return stopIn(db(), key);
}

/** Whether news still comes to the address of a supporter's token. */
export async function getsUpdates(token: string): Promise<boolean> {
  const key = await findKey(token);
  return key !== null && (await db().subscription.count({ where: { ...key, stoppedAt: null } })) > 0;
}

/** Whether the updates of a stop token still come, and their language; null for every token that opens nothing. Changes nothing. */
export async function findUpdates(stopToken: string): Promise<{ stopped: boolean; locale: Locale } | null> {
  const key = await findStopKey(stopToken);
  if (key === null) return null;
  const found = await db().subscription.findUnique({
    where: { petition_tokenHash: key },
    select: { locale: true, stoppedAt: true },
  });
  return found && isLocale(found.locale) ? { stopped: found.stoppedAt !== null, locale: found.locale } : null;
}

/** The same within a transaction of the caller's. False when neither a signature nor updates belong to the key. */
export async function stopIn(tx: Transaction, { petition, tokenHash }: TokenKey): Promise<boolean> {
  return oneRow(await tx.$queryRaw<{ did: boolean }[]>`SELECT stop_updates(${petition}, ${tokenHash}) AS did`).did;
}
