import { getDomain } from "tldts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { keyedHash } from "./keyed-hash.ts";
import { largeProviders } from "./large-providers.ts";

/** Mails to a domain that are sent at once: this many, and `MAILS_PER_CONFIRMED` more for each confirmed signature. */
const DOMAIN_MAILS_FREE = 10;
const MAILS_PER_CONFIRMED = 4;
/** Beyond that, mails are sent this far apart. None waits longer than a day, so nobody can block a domain. */
const DOMAIN_SECONDS_APART = 300;
/** Mails to held signatures of one petition: sixty a minute. */
const HELD_SECONDS_APART = 1;
const WAIT_SECONDS_MAX = 86_400;

type Transaction = Prisma.TransactionClient;

/**
 * Limits the rate of mails to one domain whose signatures are not confirmed. Thirty invented names of one domain give thirty
 * mails over two hours; a school whose pupils confirm soon reaches no limit.
 * @param domain as `meteredDomain` returns it
 * @returns the delay in the queue, in seconds; 0 for most mails
 * @throws when the database is unreachable
 */
export async function paceDomain(tx: Transaction, domain: Uint8Array): Promise<number> {
  return pace(tx, domain, DOMAIN_MAILS_FREE, DOMAIN_SECONDS_APART);
}

/** Limits the rate of mails about held signatures, so that a flood of signatures is not a flood of mails. @throws as `paceDomain` */
export async function paceHeld(tx: Transaction, petition: string): Promise<number> {
  return pace(tx, keyedHash("mail-held", petition), 0, HELD_SECONDS_APART);
}

/** Counts a confirmed signature of a domain, which raises the domain's quota. */
export async function countConfirmed(tx: Transaction, domain: Uint8Array): Promise<void> {
  await tx.$executeRaw`UPDATE mail_meter SET confirmed = confirmed + 1 WHERE key = ${domain}`;
}

/**
 * The keyed hash of the registered domain of an address, 16 bytes; subdomains do not count. Null for large providers, whose
 * mails are not limited by domain.
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
  if (!row) throw new Error("The database returned no row for the mail meter");
  return row.seconds;
}
