import type { ReactNode } from "react";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { getPage } from "#lib/content/index.ts";
import { type Locale, paths } from "#lib/i18n/index.ts";
import { pageMetadata } from "./metadata.ts";
import { PageFrame } from "./page-frame.tsx";
import { kinds, type TextSection } from "./text-pages.ts";

export async function textPageMetadata(locale: Locale, section: TextSection) {
  const { title, description, updated } = await getPage(kinds[section], locale);
  return pageMetadata({
    locale,
    alternates: paths(section),
    picture: pagePicture(locale, "page", section),
    title,
    description,
    updated,
  });
}

type Props = { locale: Locale; section: TextSection; beside?: ReactNode; dark?: boolean };

/** A page with one MDX text. */
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
