import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { site } from "#lib/content/index.ts";
import { CLOCK, formatDate, framePath, type Locale, otherLocale, path, translator } from "#lib/i18n/index.ts";
import { type Count, Goal } from "./goal.tsx";

type Framed = { slug: string; slugs: Record<Locale, string> };

type Props = {
  locale: Locale;
  petition: Framed & { title: string; to: string; ask: string; goal: number; milestones?: number[]; closes: string };
  count: Count;
  /** What has become of it; null for an open one. */
  says: string | null;
  fullText: ReactNode;
  /** The form of an open petition. */
  children: ReactNode;
};

/** A petition on another site: what is asked, the count, the form. Links open outside the frame. */
export function PetitionFrame({ locale, petition, count, says, fullText, children }: Props) {
  const t = translator(locale);
  return (
    <main className="petition-frame">
      <div className="frame-grid">
        <div>
          <h1>
            <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
          </h1>
          <p className="small to">
            <NoBreakBillNumbers>{petition.to}</NoBreakBillNumbers>
          </p>
          {says === null ? (
            <Goal
              locale={locale}
              slug={petition.slugs.en}
              count={count}
              goal={petition.goal}
              milestones={petition.milestones}
            />
          ) : (
            <p className="frame-state">{says}</p>
          )}
          <p className="ui">
            <NoBreakBillNumbers>{petition.ask}</NoBreakBillNumbers>
          </p>
          <details className="disclose">
            <summary>
              <span>{t("petition.readFull")}</span>
            </summary>
            <div className="ui stack">
              {fullText}
              {says === null ? (
                <p className="small">
                  {t("petition.closes", { date: formatDate(locale, petition.closes), clock: CLOCK[locale] })}
                </p>
              ) : null}
            </div>
          </details>
        </div>
        <div id="sign">
          {says === null ? <h2 className="vh">{t("petition.sign")}</h2> : null}
          {children}
        </div>
      </div>
      <FrameFoot locale={locale} petition={petition} />
    </main>
  );
}

/** Whose petition it is, its page, and the same frame in the other language. */
export function FrameFoot({ locale, petition }: { locale: Locale; petition: Framed }) {
  const t = translator(locale);
  const other = otherLocale(locale);
  return (
    <>
      <p className="frame-foot">
        <a href={path(locale, "petitions", petition.slug)} target="_blank" rel="noopener">
          {t("toolkit.frame.page", { site: site.organisation.name[locale] })}
        </a>
        <a href={framePath(other, petition.slugs[other])} lang={other} hrefLang={other}>
          {t("layout.otherLanguage")}
        </a>
      </p>
      <script type="module" src="/enhance.js" data-keep="" />
      <script type="module" src="/frame.js" data-keep="" />
    </>
  );
}
