import type { ReactNode } from "react";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { getPage, type PageKind } from "#lib/content/index.ts";
import { type Locale, paths, type Section } from "#lib/i18n/index.ts";
import { pageMetadata } from "./metadata.ts";
import { PageFrame } from "./page-frame.tsx";

/** Which text stands at which address. */
const kinds = {
  worldRefugeeDay: "world-refugee-day",
  rights: "rights",
  related: "related",
  about: "about",
  method: "method",
  privacy: "privacy",
  accessibility: "accessibility",
} as const satisfies Partial<Record<Section, PageKind>>;

export type TextSection = keyof typeof kinds;

export async function textPageMetadata(locale: Locale, section: TextSection) {
  const { title, description, updated } = await getPage(kinds[section], locale);
  return pageMetadata({ locale, alternates: paths(section), title, description, updated });
}

type Props = { locale: Locale; section: TextSection; beside?: ReactNode; dark?: boolean };

/** A page made of one MDX text. */
export async function TextPage({ locale, section, ...look }: Props) {
  const page = await getPage(kinds[section], locale);
  return (
    <PageFrame locale={locale} alternates={paths(section)} section={section} file={page.file}>
      <ArticlePage {...page} {...look}>
        <page.Body components={mdxComponents(locale, page.sources)} />
      </ArticlePage>
    </PageFrame>
  );
}
