import { isAlias, normalizeEmail } from "../crypto/normalize-email.ts";
import { sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { count } from "../metrics.ts";
import { keyedHash } from "./keyed-hash.ts";

/** How long a mail counts and is stored. */
export const QUOTA_DAYS = 30;

/**
 * Takes one mail from the quota of an address. For one petition: ten minutes between mails, three a day, five in thirty
 * days. For all petitions: six an hour, ten a day. A person who signs every petition in one evening reaches no limit.
 * Spellings with a `+tag` have a smaller share, in brackets: three a day (two), five in thirty days (three), ten a day over
 * all petitions (five). The rest is for the spelling without a tag, whose two short limits do not count the others. So a
 * stranger who types `owner+x@…`, where that is another mailbox or none, cannot use up the mail of `owner@…`.
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
  const ofAlias = isAlias(email);
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    INSERT INTO mail_quota AS kept (address, about, asked_at, of_alias, taken, kept_until)
    VALUES (${address}, ARRAY[${about}::bytea], ARRAY[date_trunc('minute', now() + interval '59.999 seconds')],
      ARRAY[${ofAlias}::boolean], true,
      now() + make_interval(days => ${QUOTA_DAYS}))
    ON CONFLICT (address) DO UPDATE SET (about, asked_at, of_alias, taken, kept_until) = (
      WITH mails AS (
        SELECT about, asked_at, coalesce(of_alias, false) AS of_alias, nth,
          about = ${about}::bytea AS same, asked_at > now() - interval '1 day' AS today,
          ${ofAlias}::boolean OR NOT coalesce(of_alias, false) AS in_short
        FROM unnest(kept.about, kept.asked_at, kept.of_alias) WITH ORDINALITY AS mail (about, asked_at, of_alias, nth)
        WHERE asked_at > now() - make_interval(days => ${QUOTA_DAYS})
      ), verdict AS (
        SELECT count(*) FILTER (WHERE in_short AND asked_at > now() - interval '1 hour') < 6
          AND count(*) FILTER (WHERE today) < 10
          AND count(*) FILTER (WHERE same AND today) < 3
          AND (NOT ${isLink}::boolean OR count(*) FILTER (WHERE same) < 5)
          AND (NOT ${isLink}::boolean
            OR count(*) FILTER (WHERE same AND in_short AND asked_at > now() - interval '10 minutes') = 0)
          AND (NOT ${ofAlias}::boolean OR (
            count(*) FILTER (WHERE of_alias AND today) < 5
            AND count(*) FILTER (WHERE of_alias AND same AND today) < 2
            AND (NOT ${isLink}::boolean OR count(*) FILTER (WHERE of_alias AND same) < 3)))
          AS granted
        FROM mails
      )
      SELECT
        array_cat(coalesce((SELECT array_agg(about ORDER BY nth) FROM mails), '{}'),
          CASE WHEN granted THEN excluded.about ELSE '{}' END),
        array_cat(coalesce((SELECT array_agg(asked_at ORDER BY nth) FROM mails), '{}'),
          CASE WHEN granted THEN excluded.asked_at ELSE '{}' END),
        array_cat(coalesce((SELECT array_agg(of_alias ORDER BY nth) FROM mails), '{}'),
          CASE WHEN granted THEN excluded.of_alias ELSE '{}' END),
        granted,
        CASE WHEN granted THEN excluded.kept_until ELSE kept.kept_until END
      FROM verdict
    )
    RETURNING taken`;
  if (!row) throw new Error("The database returned no row for the mail quota");
  if (!row.taken) count("limit", { limit: "mail" });
  return row.taken;
}

/** A condition: a mail about the petition was granted to this mailbox in its spelling without a tag, within thirty days. */
export function mailedWithoutTag(petition: string, email: string): Prisma.Sql {
  const [address, about] = hashesOf(petition, email);
  return sql`EXISTS (
    SELECT FROM mail_quota AS kept, unnest(kept.about, kept.of_alias) AS mail (about, of_alias)
    WHERE kept.address = ${address} AND mail.about = ${about}::bytea AND NOT coalesce(mail.of_alias, false))`;
}

/** Returns the latest mail of a petition to the quota, because it was not sent. */
export async function returnMailQuota(
  tx: Prisma.TransactionClient,
  { petition, email }: { petition: string; email: string },
): Promise<void> {
  const [address, about] = hashesOf(petition, email);
  await tx.$executeRaw`
    UPDATE mail_quota AS kept SET (about, asked_at, of_alias) = (
      SELECT coalesce(array_agg(mail.about ORDER BY nth), '{}'), coalesce(array_agg(mail.asked_at ORDER BY nth), '{}'),
        coalesce(array_agg(coalesce(mail.of_alias, false) ORDER BY nth), '{}')
      FROM unnest(kept.about, kept.asked_at, kept.of_alias) WITH ORDINALITY AS mail (about, asked_at, of_alias, nth)
      WHERE nth IS DISTINCT FROM
        (SELECT max(n) FROM unnest(kept.about) WITH ORDINALITY AS same (hash, n) WHERE hash = ${about}::bytea)
    )
    WHERE address = ${address}`;
}

function hashesOf(petition: string, email: string): [address: Buffer<ArrayBuffer>, about: Buffer<ArrayBuffer>] {
  const mailbox = normalizeEmail(email);
  return [keyedHash("mail-quota", mailbox), keyedHash("mail-quota-about", `${petition}\n${mailbox}`)];
}
