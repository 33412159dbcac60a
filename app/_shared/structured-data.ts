import type {
  BreadcrumbList,
  Dataset as DatasetThing,
  Event,
  FAQPage,
  NewsArticle,
  Organization,
  WebSite,
} from "schema-dts";
import { chartPicture, pagePicture } from "#lib/charts/pictures.ts";
import { csvPath } from "#lib/charts/published.ts";
import {
  type CampaignEvent,
  type Dataset,
  type Issue,
  type News,
  type Page,
  realAddress,
  site,
} from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, languageTag, path, paths, type Section, translator } from "#lib/i18n/index.ts";

/** A thing in full, and not only its address. */
type Plain<T> = Exclude<T, string>;

const organisationId = () => `${siteUrl()}/#organization`;
const absolute = (address: string) => siteUrl() + address;

/** Who runs the site. An address that reaches nobody is not given. */
export function organisationThing(locale: Locale): Plain<Organization> {
  const email = realAddress(site.contact.email);
  const reachesSomebody = !email.endsWith("@example.org");
  return {
    "@type": "Organization",
    "@id": organisationId(),
    name: site.organisation.name[locale],
    legalName: site.organisation.legalName,
    description: site.organisation.description[locale],
    url: absolute(path(locale, "home")),
    logo: absolute("/icon-512.png"),
    sameAs: site.social.map(({ url }) => url),
    ...(reachesSomebody ? { contactPoint: { "@type": "ContactPoint", email, availableLanguage: ["en", "fr"] } } : {}),
  };
}

/** The site, with the address of its search. */
export function websiteThing(locale: Locale): Plain<WebSite> {
  const target = `${absolute(path(locale, "search"))}?q={search_term_string}`;
  return {
    "@type": "WebSite",
    "@id": `${absolute(path(locale, "home"))}#website`,
    name: site.organisation.name[locale],
    url: absolute(path(locale, "home")),
    inLanguage: languageTag[locale],
    publisher: { "@id": organisationId() },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: target },
      // Not in the vocabulary's types: what search engines ask for beside the template.
      ...{ "query-input": "required name=search_term_string" },
    },
  };
}

/** The way to a page: home, the list or page it is in, itself. */
export function breadcrumbThing(
  locale: Locale,
  parent: { section: Section; slug?: string; name: string },
  current: { name: string; path: string },
): Plain<BreadcrumbList> {
  const way = [
    { name: translator(locale)("layout.home"), path: path(locale, "home") },
    { name: parent.name, path: path(locale, parent.section, parent.slug) },
    current,
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: way.map((step, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name: step.name,
      item: absolute(step.path),
    })),
  };
}

export function newsThing(locale: Locale, { slugs, title, summary, date, updated }: News): Plain<NewsArticle> {
  const page = absolute(path(locale, "news", slugs[locale]));
  return {
    "@type": "NewsArticle",
    "@id": `${page}#article`,
    headline: title,
    description: summary,
    datePublished: date,
    dateModified: updated,
    inLanguage: languageTag[locale],
    mainEntityOfPage: page,
    image: absolute(pagePicture(locale, "news", slugs.en)),
    author: { "@type": "Organization", "@id": organisationId(), name: site.organisation.name[locale] },
    publisher: { "@type": "Organization", "@id": organisationId(), name: site.organisation.name[locale] },
  };
}

/** A dataset with its downloads and its licence. */
export function datasetThing(locale: Locale, dataset: Dataset): Plain<DatasetThing> {
  const page = absolute(path(locale, "statistics", dataset.slugs[locale]));
  const [chart] = dataset.charts;
  return {
    "@type": "Dataset",
    "@id": `${page}#dataset`,
    name: dataset.name[locale],
    description: `${dataset.description[locale]} ${dataset.definition[locale]}`,
    url: page,
    identifier: dataset.id,
    inLanguage: languageTag[locale],
    isAccessibleForFree: true,
    license: dataset.licence.url,
    creator: dataset.sources.map(({ publisher }) => ({ "@type": "Organization", name: publisher[locale] })),
    publisher: { "@type": "Organization", "@id": organisationId(), name: site.organisation.name[locale] },
    temporalCoverage: dataset.asOf.date,
    measurementTechnique: dataset.method.map((note) => note[locale]),
    variableMeasured: dataset.series.map(({ label }) => label[locale]),
    isBasedOn: dataset.sources.map(({ url }) => (typeof url === "string" ? url : url[locale])),
    ...(chart ? { image: absolute(chartPicture(locale, dataset.id, chart.id)) } : {}),
    distribution: [
      { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: absolute(csvPath(dataset.id, locale)) },
      { "@type": "DataDownload", encodingFormat: "application/json", contentUrl: absolute(`/data/${dataset.id}.json`) },
    ],
  };
}

/** The questions of an issue with their answers; null where it has none. */
export function questionsThing(locale: Locale, { questions, slugs }: Issue): Plain<FAQPage> | null {
  if (questions.length === 0) return null;
  return {
    "@type": "FAQPage",
    "@id": `${absolute(path(locale, "issues", slugs[locale]))}#questions`,
    inLanguage: languageTag[locale],
    mainEntity: questions.map(({ question, answer }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: answer },
    })),
  };
}

/** A gathering of the campaign, with its place on earth, its address in the net, or both. */
export function eventThing(locale: Locale, event: CampaignEvent): Plain<Event> {
  const { slugs, title, summary, starts, ends, place, online } = event;
  const page = absolute(path(locale, "events", slugs[locale]));
  const places = [
    ...(place ? [{ "@type": "Place" as const, name: place, address: place }] : []),
    ...(online ? [{ "@type": "VirtualLocation" as const, url: online }] : []),
  ];
  const mode = place && online ? "Mixed" : online ? "Online" : "Offline";
  return {
    "@type": "Event",
    "@id": `${page}#event`,
    name: title,
    description: summary,
    url: page,
    startDate: starts.toISOString(),
    endDate: ends.toISOString(),
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    location: places,
    organizer: { "@type": "Organization", "@id": organisationId(), name: site.organisation.name[locale] },
  };
}

/** The day of the year, as a rule: a date of one year would be past by the next build. */
export function refugeeDayThing(locale: Locale, { title, description }: Page): Plain<Event> {
  const t = translator(locale);
  return {
    "@type": "Event",
    name: t("event.refugeeDay"),
    alternateName: title,
    description,
    url: absolute(paths("worldRefugeeDay")[locale]),
    eventSchedule: { "@type": "Schedule", repeatFrequency: "P1Y", byMonth: 6, byMonthDay: 20 },
    location: { "@type": "Place", name: t("event.everywhere") },
  };
}
