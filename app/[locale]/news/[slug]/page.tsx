import { notFound } from "next/navigation";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { Arrow } from "#components/ui/icons.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findNewsBySlug, isPublished, listIssues, listNews } from "#lib/content/index.ts";
import { formatDate, isLocale, type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { SignLine } from "../../../_shared/sign-line.tsx";
import { breadcrumbThing, newsThing } from "../../../_shared/structured-data.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Whether a petition is open changes with the day: the button follows within ten minutes. */
export const revalidate = 600;

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listNews(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, item } = await find(params);
  const { title, summary, updated } = item;
  return pageMetadata({
    locale,
    alternates: paths("news", item.slugs),
    picture: pagePicture(locale, "news", item.slugs.en),
    title,
    description: summary,
    updated,
  });
}

export default async function NewsItemPage({ params }: Props) {
  const { locale, item } = await find(params);
  const t = translator(locale);
  return (
    <PageFrame
      locale={locale}
      alternates={paths("news", item.slugs)}
      section="news"
      file={item.file}
      things={[
        newsThing(locale, item),
        breadcrumbThing(
          locale,
          { section: "news", name: t("nav.news") },
          { name: item.title, path: path(locale, "news", item.slug) },
        ),
      ]}
    >
      <ArticlePage
        locale={locale}
        before={<Crumbs locale={locale} parent={{ section: "news", label: t("nav.news") }} current={item.title} />}
        kicker={`${t(`news.kinds.${item.kind}`)}${item.form ? ` · ${t(`news.forms.${item.form}`)}` : ""} · ${formatDate(locale, item.date)}`}
        title={item.title}
        lede={item.summary}
        updated={item.updated}
        sources={item.sources}
      >
        <item.Body components={mdxComponents(locale, item.sources)} />
        {item.issue ? <RelatedCampaign locale={locale} issue={item.issue} /> : null}
        {item.issue || item.kind === "campaign" ? <SignLine locale={locale} issue={item.issue} /> : null}
        {isPublished("rights") && (item.kind === "law" || item.kind === "courts") ? (
          <p>
            <a href={`${path(locale, "rights")}#help`}>{t("help.concerned")}</a>
          </p>
        ) : null}
      </ArticlePage>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const item = await findNewsBySlug(locale, (await params).slug);
  if (!item) notFound();
  return { locale, item };
}

async function RelatedCampaign({ locale, issue: key }: { locale: Locale; issue: string }) {
  const issue = (await listIssues(locale)).find((one) => one.key === key);
  if (!issue) return null; // its campaign is being written
  return (
    <p>
      <a className="more" href={path(locale, "issues", issue.slug)}>
        <span>
          <NoBreakBillNumbers>{translator(locale)("news.about", { title: issue.kicker })}</NoBreakBillNumbers>
        </span>{" "}
        <Arrow />
      </a>
    </p>
  );
}
