import { getDomain } from "tldts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { keyedHash } from "./keyed-hash.ts";
import { largeProviders } from "./large-providers.ts";

/** Mails to a domain that leave at once: these, and so many more for each signature confirmed from it. */
const DOMAIN_MAILS_FREE = 10;
const MAILS_PER_CONFIRMED = 4;
/** Beyond them mails leave this far apart, but none waits longer than a day: nobody can shut a domain out. */
const DOMAIN_SECONDS_APART = 300;
/** Mails to held signatures of one petition: sixty a minute. */
const HELD_SECONDS_APART = 1;
const WAIT_SECONDS_MAX = 86_400;

type Transaction = Prisma.TransactionClient;

/**
 * Paces a mail to one domain, as far as its signatures are not confirmed: thirty made-up names of one domain are thirty
 * mails over two hours, while a school whose pupils confirm soon meets no limit.
 * @param domain as `meteredDomain` gives it
 * @returns how many seconds it has to wait in the queue; 0 for most
 * @throws when the database is away
 */
export async function paceDomain(tx: Transaction, domain: Uint8Array): Promise<number> {
  return pace(tx, domain, DOMAIN_MAILS_FREE, DOMAIN_SECONDS_APART);
}

/** Paces a mail about a held signature, since a flood of them would leave as a flood of mails. @throws as `paceDomain` */
export async function paceHeld(tx: Transaction, petition: string): Promise<number> {
  return pace(tx, keyedHash("mail-held", petition), 0, HELD_SECONDS_APART);
}

/** Tells the meter that a signature from a domain was confirmed. */
export async function countConfirmed(tx: Transaction, domain: Uint8Array): Promise<void> {
  await tx.$executeRaw`UPDATE mail_meter SET confirmed = confirmed + 1 WHERE key = ${domain}`;
}

/**
 * 16 bytes that stand for the registered domain of an address, so that made-up subdomains are the same; null for large
 * providers, whose mails are not metered.
 * @throws Error when INDEX_KEY is not set
 */
export function meteredDomain(email: string): Buffer<ArrayBuffer> | null {
  const mailbox = normalizeEmail(email);
  const host = mailbox.slice(mailbox.lastIndexOf("@") + 1);
  if (largeProviders.has(host)) return null;
  return keyedHash("mail-domain", getDomain(host, { allowPrivateDomains: true }) ?? host);
}

async function pace(tx: Transaction, key: Uint8Array, free: number, secondsApart: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ seconds: number }[]>`
    INSERT INTO mail_meter AS meter (key, mails, next_at) VALUES (${key}, 1, now())
    ON CONFLICT (key) DO UPDATE SET
      mails = meter.mails + 1,
      next_at = CASE
        WHEN meter.mails < ${free}::int + ${MAILS_PER_CONFIRMED}::int * meter.confirmed THEN now()
        ELSE least(
          greatest(meter.next_at + make_interval(secs => ${secondsApart}), now()),
          now() + make_interval(secs => ${WAIT_SECONDS_MAX}))
      END
    RETURNING round(greatest(0, extract(epoch FROM next_at - now())))::int AS seconds`;
  if (!row) throw new Error("The database gives no answer about a meter");
  return row.seconds;
}
