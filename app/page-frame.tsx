import type { ReactNode } from "react";
import { Frame } from "#components/layout/frame.tsx";
import { listIssues, site } from "#lib/content/index.ts";
import { type Locale, path, type Section } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  alternates: Record<Locale, string>;
  section?: Section;
  /** The content file the page is made from, for "Suggest a change". */
  file?: string;
  children: ReactNode;
};

/** The frame of every page, with the words and links that come from content. */
export async function PageFrame({ locale, file, children, ...frame }: Props) {
  const issues = await listIssues(locale);
  return (
    <Frame
      locale={locale}
      {...frame}
      issues={issues.map(({ key, kicker, slug }) => ({ key, kicker, href: path(locale, "issues", slug) }))}
      creed={site.organisation.creed[locale]}
      description={site.organisation.description[locale]}
      suggestHref={file ? `${site.repositoryUrl}/edit/main/${file}` : undefined}
    >
      {children}
    </Frame>
  );
}
