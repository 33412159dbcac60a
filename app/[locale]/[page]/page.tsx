import { notFound } from "next/navigation";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listOwnPages } from "#lib/content/index.ts";
import { isLocale, paths } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string; page: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listOwnPages(params.locale)).map(({ slug }) => ({ page: slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, title, description, updated, slugs } = await find(params);
  return pageMetadata({
    locale,
    alternates: paths("own", slugs),
    picture: pagePicture(locale, "page", slugs.en),
    title,
    description,
    updated,
  });
}

/** A page of the organisation's own: `content/pages/<slug>`. */
export default async function OwnPage({ params }: Props) {
  const page = await find(params);
  return (
    <PageFrame locale={page.locale} alternates={paths("own", page.slugs)} file={page.file}>
      <ArticlePage {...page}>
        <page.Body components={mdxComponents(page.locale, page.sources)} />
      </ArticlePage>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const { page: slug } = await params;
  const page = (await listOwnPages(locale)).find((one) => one.slug === slug);
  if (!page) notFound();
  return page;
}
