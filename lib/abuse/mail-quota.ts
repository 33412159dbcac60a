import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { keyedHash } from "./keyed-hash.ts";

/** How long a mail counts and is stored. */
export const QUOTA_DAYS = 30;

/**
 * Takes one mail from the quota of an address. For one petition: ten minutes between mails, three a day, five in thirty
 * days. For all petitions: six an hour, ten a day. A person who signs every petition in one evening reaches no limit.
 * The quota belongs to the address in all its spellings, not to a signature. So it stays when a signature is withdrawn,
 * lapses or is erased. Only keyed hashes and whole minutes are stored; seconds would reveal more about who signed when.
 * It is one statement, so concurrent calls together get exactly what the quota allows. The clock is the database's.
 * @param email as typed
 * @param kind `data` is a copy of a person's own data. It may follow another mail at once, and the thirty-day limit does
 *   not stop it, because only the owner of the mailbox can request it. It still counts.
 * @returns false when no mail may be sent now
 * @throws Error when INDEX_KEY is not set, or the database is unreachable
 */
export async function takeMailQuota(
  tx: Prisma.TransactionClient,
  { petition, email, kind = "link" }: { petition: string; email: string; kind?: "link" | "data" },
): Promise<boolean> {
  const [address, about] = hashesOf(petition, email);
  const isLink = kind === "link";
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    INSERT INTO mail_quota AS kept (address, about, asked_at, taken, kept_until)
    VALUES (${address}, ARRAY[${about}::bytea], ARRAY[date_trunc('minute', now() + interval '59.999 seconds')], true,
      now() + make_interval(days => ${QUOTA_DAYS}))
    ON CONFLICT (address) DO UPDATE SET (about, asked_at, taken, kept_until) = (
      WITH mails AS (
        SELECT * FROM unnest(kept.about, kept.asked_at) WITH ORDINALITY AS mail (about, asked_at, nth)
        WHERE mail.asked_at > now() - make_interval(days => ${QUOTA_DAYS})
      ), verdict AS (
        SELECT count(*) FILTER (WHERE asked_at > now() - interval '1 hour') < 6
          AND count(*) FILTER (WHERE asked_at > now() - interval '1 day') < 10
          AND count(*) FILTER (WHERE about = ${about}::bytea AND asked_at > now() - interval '1 day') < 3
          AND (NOT ${isLink}::boolean OR count(*) FILTER (WHERE about = ${about}::bytea) < 5)
          AND (NOT ${isLink}::boolean
            OR count(*) FILTER (WHERE about = ${about}::bytea AND asked_at > now() - interval '10 minutes') = 0)
          AS granted
        FROM mails
      )
      SELECT
        array_cat(coalesce((SELECT array_agg(about ORDER BY nth) FROM mails), '{}'),
          CASE WHEN granted THEN excluded.about ELSE '{}' END),
        array_cat(coalesce((SELECT array_agg(asked_at ORDER BY nth) FROM mails), '{}'),
          CASE WHEN granted THEN excluded.asked_at ELSE '{}' END),
        granted,
        CASE WHEN granted THEN excluded.kept_until ELSE kept.kept_until END
      FROM verdict
    )
    RETURNING taken`;
  if (!row) throw new Error("The database returned no row for the mail quota");
  return row.taken;
}

/** Returns the latest mail of a petition to the quota, because it was not sent. */
export async function returnMailQuota(
  tx: Prisma.TransactionClient,
  { petition, email }: { petition: string; email: string },
): Promise<void> {
  const [address, about] = hashesOf(petition, email);
  await tx.$executeRaw`
    UPDATE mail_quota AS kept SET (about, asked_at) = (
      SELECT coalesce(array_agg(mail.about ORDER BY nth), '{}'), coalesce(array_agg(mail.asked_at ORDER BY nth), '{}')
      FROM unnest(kept.about, kept.asked_at) WITH ORDINALITY AS mail (about, asked_at, nth)
      WHERE nth IS DISTINCT FROM
        (SELECT max(n) FROM unnest(kept.about) WITH ORDINALITY AS same (hash, n) WHERE hash = ${about}::bytea)
    )
    WHERE address = ${address}`;
}

function hashesOf(petition: string, email: string): [address: Buffer<ArrayBuffer>, about: Buffer<ArrayBuffer>] {
  const mailbox = normalizeEmail(email);
  return [keyedHash("mail-quota", mailbox), keyedHash("mail-quota-about", `${petition}\n${mailbox}`)];
}
