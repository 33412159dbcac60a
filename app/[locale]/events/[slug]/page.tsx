import { notFound } from "next/navigation";
import { ArticlePage } from "#components/layout/article-page.tsx";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listEvents } from "#lib/content/index.ts";
import { formatSpan, isLocale, path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { breadcrumbThing, eventThing } from "../../../_shared/structured-data.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listEvents(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, title, summary, updated, slugs } = await find(params);
  const picture = pagePicture(locale, "page", "news");
  return pageMetadata({ locale, alternates: paths("events", slugs), picture, title, description: summary, updated });
}

export default async function EventPage({ params }: Props) {
  const event = await find(params);
  const { locale, title, summary, starts, ends, zone, place, online, access } = event;
  const t = translator(locale);
  const facts = [
    { name: t("events.when"), value: formatSpan(locale, starts, ends, zone) },
    ...(place ? [{ name: t("events.where"), value: place }] : []),
    ...(online
      ? [{ name: t("events.online"), value: <a href={online}>{online.replace(/^https?:\/\//u, "")}</a> }]
      : []),
    { name: t("events.access"), value: access },
  ];
  return (
    <PageFrame
      locale={locale}
      alternates={paths("events", event.slugs)}
      section="events"
      file={event.file}
      things={[
        eventThing(locale, event),
        breadcrumbThing(
          locale,
          { section: "events", name: t("events.title") },
          { name: title, path: path(locale, "events", event.slug) },
        ),
      ]}
    >
      <ArticlePage
        locale={locale}
        before={<Crumbs locale={locale} parent={{ section: "events", label: t("events.title") }} current={title} />}
        kicker={t("events.kicker")}
        title={title}
        lede={summary}
        updated={event.updated}
        sources={event.sources}
      >
        <ul className="ledger">
          {facts.map(({ name, value }) => (
            <li key={name}>
              <h2 className="h3">{name}</h2>
              <p>{value}</p>
            </li>
          ))}
        </ul>
        <p className="actions mt-6">
          <a className="btn btn-quiet" href={`${path(locale, "events", event.slug)}/calendar.ics`}>
            {t("events.calendar")}
          </a>
        </p>
        <event.Body components={mdxComponents(locale, event.sources)} />
      </ArticlePage>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const { slug } = await params;
  const event = (await listEvents(locale)).find((one) => one.slug === slug);
  if (!event) notFound();
  return event;
}
