import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { footSvg, isPublished } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";

export type FooterIssue = { key: string; kicker: string; href: string };

type Props = {
  locale: Locale;
  issues: FooterIssue[];
  footerLinks?: { href: string; label: string }[];
  creed: string;
  description: string;
  suggestHref?: string;
  /** The page's full address and the day it was made, for paper. */
  printed: string;
};

/** The line reaches a lit door and continues; below it, links to all parts of the site. */
export function SiteFooter({ locale, issues, footerLinks = [], creed, description, suggestHref, printed }: Props) {
  const t = translator(locale);
  const information = [
    { href: path(locale, "search"), label: t("search.link") },
    { href: path(locale, "about"), label: t("nav.about") },
    { href: path(locale, "method"), label: t("nav.method") },
    { href: path(locale, "privacy"), label: t("nav.privacy") },
    { href: `${path(locale, "privacy")}#${withdrawAnchor[locale]}`, label: t("nav.withdraw") },
    { href: path(locale, "accessibility"), label: t("nav.accessibility") },
    { href: path(locale, "statistics"), label: t("data.index.short") },
    ...(isPublished("related") ? [{ href: path(locale, "related"), label: t("nav.related") }] : []),
    { href: `${path(locale, "news")}#sign`, label: t("subscribe.title") },
    { href: path(locale, "press"), label: t("press.title") },
    ...footerLinks,
    { href: `/${locale}/feed.xml`, label: t("nav.feed") },
  ];
  return (
    <footer>
      <p className="print-foot">{printed}</p>
      <FootLine />
      <div className="foot on-dark">
        <div className="wrap">
          <div className="foot-grid">
            <div className="stack">
              <p className="creed">
                {creed.split(sentenceEnd).map((sentence) => (
                  <span key={sentence} className="block">
                    {sentence}
                  </span>
                ))}
              </p>
              <p className="small foot-description">{description}</p>
            </div>
            <nav className="foot-campaigns" aria-labelledby="foot-campaigns">
              <h2 id="foot-campaigns">{t("nav.campaigns")}</h2>
              <ul className="links">
                {issues.map((issue) => (
                  <li key={issue.key}>
                    <a href={issue.href}>
                      <NoBreakBillNumbers>{issue.kicker}</NoBreakBillNumbers>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <nav aria-labelledby="foot-information">
              <h2 id="foot-information">{t("nav.information")}</h2>
              <ul className="links">
                {information.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          <div className="foot-end">
            <p className="small">
              {t("layout.licence")}
              {suggestHref ? (
                <>
                  {" "}
                  <a href={suggestHref}>{t("layout.suggest")}</a>
                </>
              ) : null}
            </p>
            <a className="more" href="#top">
              {t("layout.backToTop")}
            </a>
          </div>
        </div>
      </div>
    </footer>
  );
}

const sentenceEnd = /(?<=\.) /;

/** The id of the heading in the privacy page that explains how to withdraw. */
const withdrawAnchor: Record<Locale, string> = { en: "how-to-withdraw", fr: "comment-retirer-votre-signature" };

function FootLine() {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a file of ours, read from the repository
    <div className="foot-line" aria-hidden="true" dangerouslySetInnerHTML={{ __html: footSvg() }} />
  );
}
