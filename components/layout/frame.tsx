import type { ReactNode } from "react";
import { type Locale, type Section, translator } from "#lib/i18n/index.ts";
import { type FooterIssue, SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

export type FrameProps = {
  locale: Locale;
  /** This page's address in each language. */
  alternates: Record<Locale, string>;
  /** Which main link is the current one. */
  section?: Section;
  issues: FooterIssue[];
  creed: string;
  description: string;
  suggestHref?: string;
  children: ReactNode;
};

/** What stands around every page: skip link, header, main, footer. */
export function Frame({ locale, alternates, section, children, ...footer }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        {translator(locale)("layout.skip")}
      </a>
      <SiteHeader locale={locale} alternates={alternates} section={section} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} alternates={alternates} {...footer} />
    </>
  );
}
