import { db } from "../../db/index.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { isLocale, type Locale } from "../../i18n/locales.ts";
import { databaseTime } from "../database-time.ts";
import { logErasure } from "../erasure-log.ts";
import { findKey, findStopKey, type TokenKey } from "../lookup.ts";
import { nothingOfUpdates } from "../nothing-personal.ts";

type Transaction = Prisma.TransactionClient;

/** Version of the words beside the opt-in box; raise it when they change, since consent is to words. */
const UPDATES_WORDING = 1;

/** What a press that confirms says about updates: the consent is to these words, at this moment. */
export function consentOf(updates: boolean, at: Date) {
  return { updatesConsentVersion: updates ? UPDATES_WORDING : null, updatesConsentAt: updates ? at : null };
}

/**
 * Begins updates for a signature that was just confirmed, if that press asked for them. The database copies the encrypted
 * address and token from the signature: this process never reads them.
 */
export async function beginSubscription(tx: Transaction, { petition, tokenHash }: TokenKey): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO subscription (petition, id, locale, email_index, token_hash, consent_version, consent_at)
    SELECT petition, id, locale, email_index, token_hash, updates_consent_version, updates_consent_at
    FROM signature
    WHERE petition = ${petition} AND token_hash = ${tokenHash} AND updates_consent_version IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

/** Ends updates and erases the address they went to. What proves the consent stays only when a mail was ever sent. */
export async function endSubscription(tx: Transaction, where: TokenKey | { petition: string; id: string }, at: Date) {
  await tx.subscription.deleteMany({ where: { ...where, mailedAt: null } });
  await tx.subscription.updateMany({
    where: { ...where, stoppedAt: null },
    data: { ...nothingOfUpdates, stoppedAt: at },
  });
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

async function stop(key: TokenKey): Promise<boolean> {
  return db().$transaction((tx) => stopIn(tx, key));
}

/** The same within a transaction of the caller's. False when neither a signature nor updates belong to the key. */
export async function stopIn(tx: Transaction, key: TokenKey): Promise<boolean> {
  const at = await databaseTime(tx);
  // A wish that waits ends too, or the box beside the button would still be ticked.
  const { count } = await tx.signature.updateMany({
    where: key,
    data: { updatesConsentVersion: null, updatesConsentAt: null, updatesWanted: false },
  });
  const subscribed = await tx.subscription.count({ where: key });
  if (count + subscribed === 0) return false;
  await logErasure(tx, key, "stopped");
  await endSubscription(tx, key, at);
  return true;
}
