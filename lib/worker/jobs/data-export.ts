import { findPetition, isNewsList, site } from "../../content/index.ts";
import { db } from "../../db/index.ts";
import { isLocale, translator } from "../../i18n/index.ts";
import { composeData } from "../../mail/compose-data.ts";
import type { MailJob } from "../../mail/queue.ts";
import { decryptRecipient, supporterPageUrl } from "../../mail/recipient.ts";
import type { Post } from "../../mail/send.ts";
import { withinQuota } from "../within-quota.ts";

/** Name and postal code are encrypted to a key that this process does not have, so it may not even read them. */
const READ = {
  ...{ emailSealed: true, tokenSealed: true, locale: true, status: true, country: true, province: true },
  ...{ textVersion: true, createdAt: true, confirmedAt: true, mailedAt: true, severalForms: true },
  ...{ updatesConsentVersion: true, updatesConsentAt: true, updatesWanted: true },
} as const;

/**
 * Mails everything held about a signature to its own address; see `runMailJobs`.
 * @throws MailError with the reason NO_QUOTA when the address has no quota left for now
 */
export async function sendDataExport(
  { petition, id }: MailJob,
  jobId: string,
  post: Post,
): Promise<"sent" | "not-needed"> {
  const row = await db().signature.findUnique({ where: { petition_id: { petition, id } }, select: READ });
  const opened = row && (await decryptRecipient(row, { petition, id }));
  if (!opened || row.status === "withdrawn" || !isLocale(row.locale)) return "not-needed";
  const { locale, status, country, province, textVersion, createdAt, confirmedAt, mailedAt } = row;
  const { updatesConsentVersion, updatesConsentAt, updatesWanted, severalForms } = row;
  const title = isNewsList(petition)
    ? translator(locale)("subscribe.title")
    : ((await findPetition(locale, petition))?.title ?? petition);
  const mail = composeData(
    {
      email: opened.email,
      petition,
      petitionTitle: title,
      // As on the supporter's own page: a signature under review says so only after its supporter has confirmed.
      status: status === "held" && confirmedAt === null ? "pending" : status,
      ...{ locale, country, province, textVersion, updatesConsentVersion, updatesConsentAt },
      ...{ createdAt, confirmedAt, mailedAt, updatesWanted, severalForms },
    },
    supporterPageUrl(locale, opened.token),
    site.privacyOfficer.email,
  );
  await withinQuota({ petition, email: opened.email }, "data", () =>
    post.send(opened.email, mail, { job: jobId, signature: id, petition }),
  );
  return "sent";
}
