import { getDomain } from "tldts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { keyedHash } from "./keyed-hash.ts";
import { largeProviders } from "./large-providers.ts";

/**
 * Mails to a domain that are sent at once: this many, and four more for each confirmed signature. Beyond that, mails are
 * sent this far apart. None waits longer than a day, so nobody can block a domain. These numbers, and the one for held
 * signatures (sixty a minute), are also in the database's functions `sign_form` and `pace_mail`; `confirm_signature` counts the
 * confirmed ones.
 */
const DOMAIN_MAILS_FREE = 10;
const DOMAIN_SECONDS_APART = 300;
const HELD_SECONDS_APART = 1;

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
  return pace(tx, heldMeter(petition), 0, HELD_SECONDS_APART);
}

/** The key that mails about held signatures of a petition are counted by. @throws Error when INDEX_KEY is not set */
export function heldMeter(petition: string): Buffer<ArrayBuffer> {
  return keyedHash("mail-held", petition);
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
  const rows = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT pace_mail(${key}, ${free}::int, ${secondsApart}::int) AS seconds`;
  return oneRow(rows).seconds;
}
