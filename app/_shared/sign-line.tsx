import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { listIssues, listPetitions } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";

type Props = {
  locale: Locale;
  /** The campaign it is about: nothing is shown while its petition cannot be signed. Without it, an open one. */
  issue?: string;
  /** Leads through the open petitions, where a page has several of these lines; each then names its own only. */
  turn?: number;
};

/** One press from a text to the form of a petition. It reads no count: a long page is not to be rendered for one. */
export async function SignLine({ locale, issue, turn }: Props) {
  const open = await listOpen(locale);
  const campaign = issue ? open.find(({ key }) => key === issue) : open[(turn ?? 0) % open.length];
  if (!campaign) return null;
  const t = translator(locale);
  return (
    <p className="act-line">
      <a className="btn btn-line" href={campaign.href}>
        <span>
          <NoBreakBillNumbers>{t("home.sign", { petition: campaign.kicker })}</NoBreakBillNumbers>
        </span>
      </a>
      {issue || turn !== undefined ? null : (
        <a className="more" href={path(locale, "issues")}>
          {t("issues.all")}
        </a>
      )}
    </p>
  );
}

async function listOpen(locale: Locale) {
  const open = (await listPetitions(locale)).filter((petition) => isOpen(petition, new Date()));
  return (await listIssues(locale)).flatMap(({ key, kicker, petition }) => {
    const slug = open.find((one) => one.key === petition)?.slug;
    return slug ? [{ key, kicker, href: `${path(locale, "petitions", slug)}#sign` }] : [];
  });
}
