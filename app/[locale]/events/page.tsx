import { EventList } from "#components/cards/event-list.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listEvents, site } from "#lib/content/index.ts";
import { path, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { pageMetadata } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const picture = pagePicture(locale, "page", "news");
  return pageMetadata({
    locale,
    alternates: paths("events"),
    picture,
    title: t("events.title"),
    description: t("events.description", { about: site.organisation.description[locale] }),
  });
}

/** What is still to come, and below it what has been. */
export default async function EventsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const now = new Date();
  const all = (await listEvents(locale)).map((event) => ({ ...event, href: path(locale, "events", event.slug) }));
  const coming = all.filter(({ ends }) => ends >= now);
  const past = all.filter(({ ends }) => ends < now).reverse();
  return (
    <PageFrame locale={locale} alternates={paths("events")} section="events">
      <section className="section section-first" aria-labelledby="events-title">
        <div className="wrap">
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("events.kicker")}</p>
            <h1 id="events-title">{t("events.title")}</h1>
            <p className="lede">{coming.length > 0 ? t("events.lede") : t("events.none")}</p>
          </div>
          <EventList locale={locale} events={coming} level={2} />
          {past.length > 0 ? (
            <>
              <h2 className="mt-12 mb-6">{t("events.past")}</h2>
              <EventList locale={locale} events={past} level={3} />
            </>
          ) : null}
        </div>
      </section>
    </PageFrame>
  );
}
