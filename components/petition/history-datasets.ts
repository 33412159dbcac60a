import type { Dataset } from "#lib/content/schema/dataset.ts";
import { CLOCK, formatDate, isoDay, type Locale, locales, translator } from "#lib/i18n/index.ts";

type Days = { date: string; confirmed: number }[];
type Regions = { region: string; confirmed: number }[];

/** The completed days of a petition as a dataset with one line; a day without a count breaks the line. At least one day. */
export function daysDataset(slugs: Record<Locale, string>, days: Days): Dataset {
  const counts = new Map(days.map(({ date, confirmed }) => [date, confirmed]));
  const last = days.at(-1) ?? { date: "", confirmed: 0 };
  const rows = everyDay(days[0]?.date ?? "", last.date).map((key) => ({
    key,
    label: both((locale) => formatDate(locale, key)),
    short: both((locale) => shortDay(locale, key)),
    values: [counts.get(key) ?? null],
  }));
  return datasetOf(slugs, {
    rowHeading: said("petition.figures.day"),
    rows,
    chart: {
      id: "days",
      kind: "line",
      title: both((locale) =>
        translator(locale)("petition.figures.finding", {
          count: last.confirmed,
          date: formatDate(locale, last.date),
        }),
      ),
      subtitle: both((locale) => translator(locale)("petition.figures.daysAre", { clock: CLOCK[locale] })),
      notes: [],
      series: ["confirmed"],
      marks: last.date ? [{ row: last.date, side: "above", wideOnly: false }] : [],
    },
    asOf: last.date,
  });
}

/**
 * Provinces and territories with ten signatures or more, largest first, as bars.
 * @param asOf when they were counted (ISO 8601)
 */
export function regionsDataset(slugs: Record<Locale, string>, regions: Regions, asOf: string): Dataset {
  return datasetOf(slugs, {
    rowHeading: said("delivery.counts.region"),
    rows: regions.map(({ region, confirmed }) => ({
      key: region,
      label: both((locale) => translator(locale)(`delivery.regions.${region}` as "delivery.regions.ON")),
      values: [confirmed],
    })),
    chart: {
      id: "regions",
      kind: "bars",
      title: said("petition.figures.regions"),
      subtitle: said("petition.figures.regionsAre"),
      notes: [],
      series: ["confirmed"],
    },
    asOf: isoDay(new Date(asOf)),
  });
}

type Parts = Pick<Dataset, "rowHeading" | "rows"> & { chart: Dataset["charts"][number]; asOf: string };

/** What the charts and tables of the figures page need; the rest of a dataset's page is not shown. */
function datasetOf(slugs: Record<Locale, string>, { rowHeading, rows, chart, asOf }: Parts): Dataset {
  const name = said("petition.figures.title");
  return {
    ...{ id: slugs.en, slugs, order: 1, name, description: name, rowHeading, rows, charts: [chart] },
    series: [{ id: "confirmed", label: said("petition.figures.confirmed"), unit: "count" }],
    ...{ definition: name, method: [name], sources: [], reviewBy: asOf },
    licence: { name, holder: name, url: "https://creativecommons.org/licenses/by/4.0/" },
    asOf: { date: asOf, ...both((locale) => formatDate(locale, asOf)) },
  };
}

function everyDay(first: string, last: string): string[] {
  const days: string[] = [];
  for (const day = new Date(`${first}T00:00:00Z`); first && day <= new Date(`${last}T00:00:00Z`); ) {
    days.push(day.toISOString().slice(0, 10));
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}

function shortDay(locale: Locale, day: string): string {
  const options = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(`${locale}-CA`, options).format(new Date(`${day}T00:00:00Z`));
}

type Said =
  | "petition.figures.day"
  | "petition.figures.regions"
  | "petition.figures.regionsAre"
  | "petition.figures.confirmed"
  | "petition.figures.title"
  | "delivery.counts.region";

function said(message: Said): Record<Locale, string> {
  return both((locale) => translator(locale)(message));
}

function both(inLocale: (locale: Locale) => string): Record<Locale, string> {
  const [en = "", fr = ""] = locales.map(inLocale);
  return { en, fr };
}
