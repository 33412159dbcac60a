import { isAlias, normalizeEmail } from "../crypto/normalize-email.ts";
import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { count } from "../metrics.ts";
import { keyedHash } from "./keyed-hash.ts";

/** How long a mail counts and is stored; the same in the database's function `take_mail_quota`. */
export const QUOTA_DAYS = 30;

/**
 * Takes one mail from the quota of an address. For one petition: ten minutes between mails, three a day, five in thirty
 * days. For all petitions: six an hour, ten a day. A person who signs every petition in one evening reaches no limit.
 * Spellings with a `+tag` have a smaller share, in brackets: three a day (two), five in thirty days (three), ten a day over
 * all petitions (five). The rest is for the spelling without a tag, whose two short limits do not count the others. So a
 * stranger who types `owner+x@…`, where that is another mailbox or none, cannot use up the mail of `owner@…`.
 * The quota belongs to the address in all its spellings, not to a signature. So it stays when a signature is withdrawn,
 * lapses or is erased. Only keyed hashes and whole minutes are stored; seconds would reveal more about who signed when.
 * The numbers are in the database's function `take_mail_quota`, because a form takes its quota in the statement that records
 * it (see `sign`). Concurrent calls together get exactly what the quota allows. The clock is the database's.
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
  const { mailbox, about, isAlias } = quotaOf(petition, email);
  const rows = await tx.$queryRaw<{ granted: boolean }[]>`
    SELECT take_mail_quota(${mailbox}, ${about}, ${isAlias}, ${kind === "link"}) AS granted`;
  const { granted } = oneRow(rows);
  if (!granted) count("limit", { limit: "mail" });
  return granted;
}

/** Returns the latest mail of a petition to the quota, because it was not sent. */
export async function returnMailQuota(
  tx: Prisma.TransactionClient,
  { petition, email }: { petition: string; email: string },
): Promise<void> {
  const { mailbox, about } = quotaOf(petition, email);
  await tx.$executeRaw`
    UPDATE mail_quota AS kept SET (about, asked_at, of_alias) = (
      SELECT coalesce(array_agg(mail.about ORDER BY nth), '{}'), coalesce(array_agg(mail.asked_at ORDER BY nth), '{}'),
        coalesce(array_agg(coalesce(mail.of_alias, false) ORDER BY nth), '{}')
      FROM unnest(kept.about, kept.asked_at, kept.of_alias) WITH ORDINALITY AS mail (about, asked_at, of_alias, nth)
      WHERE nth IS DISTINCT FROM
        (SELECT max(n) FROM unnest(kept.about) WITH ORDINALITY AS same (hash, n) WHERE hash = ${about}::bytea)
    )
    WHERE address = ${mailbox}`;
}

/** What the quota of an address about one petition is stored by. @throws Error when INDEX_KEY is not set */
export function quotaOf(petition: string, email: string) {
  const mailbox = normalizeEmail(email);
  return {
    mailbox: keyedHash("mail-quota", mailbox),
    about: keyedHash("mail-quota-about", `${petition}\n${mailbox}`),
    isAlias: isAlias(email),
  };
}
