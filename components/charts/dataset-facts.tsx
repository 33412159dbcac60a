import type { ReactNode } from "react";
import { SourceTitle } from "#components/ui/source-title.tsx";
import { embedHeight } from "#lib/charts/embed-height.ts";
import { chartPicture, embedPath } from "#lib/charts/pictures.ts";
import { csvPath } from "#lib/charts/published.ts";
import { site } from "#lib/content/index.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import { formatDate, type Locale, locales, otherLocale, path, translator } from "#lib/i18n/index.ts";

type Props = { dataset: Dataset; locale: Locale; siteUrl: string };

/** The facts needed to check, cite and reuse a dataset. */
export function DatasetFacts({ dataset, locale, siteUrl }: Props) {
  const t = translator(locale);
  const defined = dataset.series.filter(({ definition }) => definition);
  const { licence } = dataset;
  return (
    <div className="data-facts">
      <Part title={t("data.page.downloads")}>
        <Downloads dataset={dataset} locale={locale} />
        <p className="small">{t("data.page.csvNote")}</p>
      </Part>
      <Part title={t("data.page.definition")}>
        <p>{dataset.definition[locale]}</p>
        {defined.map(({ id, label, definition }) => (
          <p key={id}>
            <b>{label[locale]}</b>
            <br />
            {definition?.[locale]}
          </p>
        ))}
      </Part>
      <Part title={t("data.page.method")}>
        <ul>
          {dataset.method.map((note) => (
            <li key={note.en}>{note[locale]}</li>
          ))}
        </ul>
      </Part>
      <Part title={t("data.page.sources")}>
        <ol className="small">
          {dataset.sources.map(({ id, title, publisher, date, url }) => (
            <li key={id}>
              {publisher[locale]},{" "}
              <a href={typeof url === "string" ? url : url[locale]} rel="noreferrer">
                <SourceTitle locale={locale} title={title[locale]} />
              </a>
              , {formatDate(locale, date)}
            </li>
          ))}
        </ol>
      </Part>
      <Part title={t("data.page.cite")}>
        <Citations dataset={dataset} locale={locale} siteUrl={siteUrl} />
      </Part>
      <Part title={t("data.page.embed")}>
        {(["column", "page"] as const).map((kind) => (
          <div key={kind}>
            <p className="small">{t(`data.page.embedIn.${kind}`)}</p>
            <code className="code">{embedCode(dataset, locale, siteUrl, kind)}</code>
          </div>
        ))}
        <p className="small">{t("data.page.embedNote")}</p>
      </Part>
      <Part title={t("data.page.licence")}>
        <p>
          <a href={licence.url} rel="license noreferrer">
            {licence.name[locale]}
          </a>
          . {licence.holder[locale]}.
        </p>
      </Part>
      <Part title={t("data.page.dates")}>
        <p>
          {t("data.page.asOf", { date: dataset.asOf[locale] })}
          <br />
          {t("data.page.reviewBy", { date: formatDate(locale, dataset.reviewBy) })}
        </p>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Downloads({ dataset: { id, charts }, locale }: Pick<Props, "dataset" | "locale">) {
  const t = translator(locale);
  const [chart] = charts;
  const files = [
    { href: csvPath(id, locale), label: t("data.page.csv"), download: true },
    { href: csvPath(id, otherLocale(locale)), label: t("data.page.csvOther"), download: true },
    { href: `/data/${id}.json`, label: t("data.page.json") },
    { href: "/data/schema.json", label: t("data.page.schema") },
    ...(chart ? [{ href: chartPicture(locale, id, chart.id), label: t("data.page.picture") }] : []),
  ];
  return (
    <ul className="links downloads">
      {files.map(({ href, label, download }) => (
        <li key={href}>
          <a className="chip" href={href} download={download}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Citations({ dataset, siteUrl }: Props) {
  return locales.map((locale) => (
    <p key={locale} className="code" lang={locale}>
      {translator(locale)("data.page.citation", {
        site: site.organisation.name[locale],
        title: dataset.name[locale],
        asOf: locale === "fr" ? dataset.asOf.fr.charAt(0).toLowerCase() + dataset.asOf.fr.slice(1) : dataset.asOf.en,
        publisher: [...new Set(dataset.sources.map(({ publisher }) => publisher[locale]))]
          .slice(0, 2)
          .join(locale === "fr" ? "\u202f; " : "; "),
        url: siteUrl + path(locale, "statistics", dataset.slugs[locale]),
      })}
    </p>
  ));
}

function embedCode(dataset: Dataset, locale: Locale, siteUrl: string, kind: "column" | "page"): string {
  const { slugs, charts } = dataset;
  const title = translator(locale)("data.page.embedTitle", { title: charts[0]?.title[locale] ?? "" });
  const src = siteUrl + embedPath(locale, slugs[locale]);
  return `<iframe src="${src}" title="${title.replaceAll('"', "&quot;")}" width="100%" height="${embedHeight(dataset, locale, kind)}" loading="lazy" style="border:0"></iframe>`;
}
