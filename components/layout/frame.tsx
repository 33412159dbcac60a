import type { ReactNode } from "react";
import { type Locale, type Section, translator } from "#lib/i18n/index.ts";
import { SiteBanner } from "./site-banner.tsx";
import { type FooterIssue, SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

export type FrameProps = {
  locale: Locale;
  /** This page's address in each language. */
  alternates: Record<Locale, string>;
  /** The main link of the current section. */
  section?: Section;
  /** Whether the page has a form at `#sign`: a second skip link then leads to it. */
  hasForm?: boolean;
  /** An urgent message above the page, if there is one. */
  banner?: { text: string; href?: string; label?: string };
  /** Pages of the organisation's own in the menu, and at the foot. */
  headerLinks?: { href: string; label: string }[];
  footerLinks?: { href: string; label: string }[];
  issues: FooterIssue[];
  creed: string;
  description: string;
  suggestHref?: string;
  /** The page's full address and the day it was made, for paper. */
  printed: string;
  children: ReactNode;
};

/** What surrounds every page: skip links, header, main, footer. */
export function Frame({
  locale,
  alternates,
  section,
  hasForm = false,
  banner,
  headerLinks,
  children,
  ...footer
}: FrameProps) {
  const t = translator(locale);
  return (
    <>
      <a className="skip" href="#main">
        {t("layout.skip")}
      </a>
      {hasForm ? (
        <a className="skip" href="#sign">
          {t("layout.skipToForm")}
        </a>
      ) : null}
      {banner ? <SiteBanner locale={locale} {...banner} /> : null}
      <SiteHeader locale={locale} alternates={alternates} section={section} hasForm={hasForm} own={headerLinks} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} {...footer} />
    </>
  );
}
