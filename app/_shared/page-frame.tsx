import type { ComponentProps, ReactNode } from "react";
import { ContentProblems } from "#components/layout/content-problems.tsx";
import { Frame } from "#components/layout/frame.tsx";
import { StructuredData } from "#components/layout/structured-data.tsx";
import { TranslationNote } from "#components/layout/translation-note.tsx";
import {
  findChangeOfOther,
  getBanner,
  listErrors,
  listEvents,
  listIssues,
  listOwnPages,
  listProblemsOf,
  site,
} from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { formatDate, isoDay, type Locale, otherLocale, path, type Section, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  alternates: Record<Locale, string>;
  section?: Section;
  /** Whether the page has the form of a petition. */
  hasForm?: boolean;
  /** The content file the page is made from, for "Suggest a change"; the words of the interface unless said. */
  file?: string;
  /** What the page says to machines, besides its metadata. */
  things?: ComponentProps<typeof StructuredData>["things"];
  children: ReactNode;
};

/** The frame of every page, with the texts and links that come from content. */
export async function PageFrame({ locale, file = `messages/${locale}.json`, things = [], children, ...frame }: Props) {
  const issues = await listIssues(locale);
  const changedOn = await findChangeOfOther(file);
  // An error anywhere stops the build, and may have left something out of this page.
  const problems = [...new Set([...(await listProblemsOf(file, locale)), ...(await listErrors(locale))])];
  const banner = await getBanner();
  const own = await listOwnPages(locale);
  const linksOf = (menu: "header" | "footer") =>
    own
      .filter((page) => page.menu === menu)
      .map(({ slug, kicker }) => ({ href: path(locale, "own", slug), label: kicker }));
  const events = (await listEvents(locale)).length > 0;
  return (
    <Frame
      locale={locale}
      {...frame}
      issues={issues.map(({ key, kicker, slug }) => ({ key, kicker, href: path(locale, "issues", slug) }))}
      banner={
        banner ? { text: banner.text[locale], href: banner.href?.[locale], label: banner.label?.[locale] } : undefined
      }
      headerLinks={linksOf("header")}
      footerLinks={[
        ...(events ? [{ href: path(locale, "events"), label: translator(locale)("events.title") }] : []),
        ...linksOf("footer"),
      ]}
      creed={site.organisation.creed[locale]}
      description={site.organisation.description[locale]}
      printed={`${siteUrl()}${frame.alternates[locale]} · ${formatDate(locale, isoDay(new Date()))}`}
      suggestHref={`${site.repositoryUrl}/edit/main/${file}`}
    >
      <StructuredData things={things} />
      {problems.length > 0 ? <ContentProblems locale={locale} problems={problems} /> : null}
      {changedOn ? (
        <TranslationNote locale={locale} changedOn={changedOn} href={frame.alternates[otherLocale(locale)]} />
      ) : null}
      {children}
    </Frame>
  );
}
