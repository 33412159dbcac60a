import { z } from "zod";
import { site } from "../content/load/site.ts";
import type { Dataset } from "../content/schema/dataset.ts";
import { type Locale, locales } from "../i18n/locales.ts";
import { path } from "../i18n/paths.ts";

const both = z.strictObject({ en: z.string(), fr: z.string() });
const address = z.url();
const unit = z.enum(["people", "count", "million", "percent", "one-in"]).meta({
  description:
    "How values are shown. Values themselves are always whole: people for `million`, the number shown for `percent`.",
});

/** A dataset as published at `/data/{dataset}.json`; `/data/schema.json` is made from this. */
const publishedSchema = z
  .strictObject({
    $schema: address,
    id: z.string(),
    title: both.meta({ description: "The finding that the first chart shows." }),
    name: both,
    description: both,
    page: z.strictObject({ en: address, fr: address }),
    csv: z.strictObject({ en: address, fr: address }),
    definition: both,
    method: z.array(both),
    asOf: z.strictObject({ en: z.string(), fr: z.string(), date: z.string() }),
    reviewBy: z.iso.date(),
    licence: z.strictObject({ name: both, holder: both, url: address }),
    sources: z.array(
      z.strictObject({
        id: z.string(),
        title: both,
        publisher: both,
        date: z.string(),
        url: z.union([address, z.strictObject({ en: address, fr: address })]),
      }),
    ),
    rowHeading: both,
    series: z.array(z.strictObject({ id: z.string(), label: both, unit, definition: both.optional() })),
    rows: z.array(
      z.strictObject({
        key: z.string(),
        label: both.optional(),
        values: z
          .record(z.string(), z.number().nullable())
          .meta({ description: "One value for each series, by its id; null when there is none." }),
        unit: unit.optional(),
        periods: z.record(z.string(), both.nullable()).optional(),
        partial: z.boolean().optional(),
        note: both.optional(),
        source: z.string(),
      }),
    ),
  })
  .meta({
    title: `A dataset of ${site.organisation.name.en}`,
    description: "Words are given in English and in Canadian French.",
  });

/** A dataset for programs, with all its facts in both languages. */
type Published = z.infer<typeof publishedSchema>;

/** The JSON Schema (2020-12) that every published dataset satisfies. */
export function publishedJsonSchema(siteUrl: string): Record<string, unknown> {
  return { $id: `${siteUrl}/data/schema.json`, ...z.toJSONSchema(publishedSchema, { target: "draft-2020-12" }) };
}

/** A dataset in its published form. @param siteUrl the public address, without a trailing slash */
export function toPublished(dataset: Dataset, siteUrl: string): Published {
  const { id, slugs, name, description, definition, method, asOf, reviewBy, licence, sources, rowHeading } = dataset;
  const [first] = sources;
  return {
    $schema: `${siteUrl}/data/schema.json`,
    id,
    title: dataset.charts[0]?.title ?? name,
    name,
    description,
    page: inEach((locale) => siteUrl + path(locale, "statistics", slugs[locale])),
    csv: inEach((locale) => siteUrl + csvPath(id, locale)),
    definition,
    method,
    asOf,
    reviewBy,
    licence,
    sources,
    rowHeading,
    series: dataset.series.map((series) => ({
      id: series.id,
      label: series.label,
      unit: series.unit,
      ...(series.definition ? { definition: series.definition } : {}),
    })),
    rows: dataset.rows.map(({ key, label, values, show, periods, partial, note, source }) => ({
      key,
      ...(label ? { label } : {}),
      values: byId(dataset, (index) => values[index] ?? null),
      ...(show ? { unit: show.unit } : {}),
      ...(periods ? { periods: byId(dataset, (index) => periods[index] ?? null) } : {}),
      ...(partial ? { partial } : {}),
      ...(note ? { note } : {}),
      source: source ?? first?.id ?? "",
    })),
  };
}

/** The address of a dataset's table for spreadsheets: one for each language, so that any cache can keep it. */
export function csvPath(id: string, locale: Locale): string {
  return locale === "en" ? `/data/${id}.csv` : `/data/${id}.fr.csv`;
}

function inEach(make: (locale: Locale) => string): Record<Locale, string> {
  const [en, fr] = locales;
  return { en: make(en), fr: make(fr) };
}

function byId<T>({ series }: Dataset, make: (index: number) => T): Record<string, T> {
  return Object.fromEntries(series.map(({ id }, index) => [id, make(index)]));
}
