import { notFound } from "next/navigation";
import type { ComponentProps, ReactNode } from "react";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { getPage, isPublished } from "#lib/content/index.ts";
import { type Locale, paths } from "#lib/i18n/index.ts";
import { pageMetadata } from "./metadata.ts";
import { PageFrame } from "./page-frame.tsx";
import { SignLine } from "./sign-line.tsx";
import { refugeeDayThing } from "./structured-data.ts";
import { kinds, type TextSection } from "./text-pages.ts";

export async function textPageMetadata(locale: Locale, section: TextSection) {
  if (!isPublished(section)) notFound();
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

type Props = {
  locale: Locale;
  section: TextSection;
  beside?: ReactNode;
  dark?: boolean;
  /** Where a way to a form stands: before the text, or before it and after each chapter. */
  sign?: "first" | "chapters";
};

/** A page with one MDX text. */
export async function TextPage({ locale, section, sign, ...look }: Props) {
  if (!isPublished(section)) notFound();
  const page = await getPage(kinds[section], locale);
  const components = mdxComponents(locale, page.sources);
  if (sign === "chapters") {
    const turnOf = (id: string | undefined) => page.headings.findIndex((heading) => heading.id === id) + 1;
    components.h2 = (heading) => <Chapter locale={locale} turn={turnOf(heading.id)} {...heading} />;
  }
  return (
    <PageFrame
      locale={locale}
      alternates={paths(section)}
      section={section}
      file={page.file}
      things={section === "worldRefugeeDay" ? [refugeeDayThing(locale, page)] : []}
    >
      <ArticlePage {...page} {...look}>
        {sign === "first" ? <SignLine locale={locale} /> : null}
        <page.Body components={components} />
      </ArticlePage>
    </PageFrame>
  );
}

/** A heading with a way to a form before it: so one stands after the hero and after each chapter, in turn through the campaigns. */
function Chapter({ locale, turn, ...heading }: ComponentProps<"h2"> & { locale: Locale; turn: number }) {
  return (
    <>
      <SignLine locale={locale} turn={turn} />
      <h2 {...heading} />
    </>
  );
}
