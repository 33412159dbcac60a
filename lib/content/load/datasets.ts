import { formatCount, formatNumber, formatPercent, shownNumber } from "../../i18n/format.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { broken, leaveOut } from "../broken.ts";
import { projectRoot } from "../read/folders.ts";
import { readNumbers } from "../read/statistics.ts";
import type { Dataset } from "../schema/dataset.ts";
import { fillPlaceholders, type Placeholder } from "../schema/placeholder.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content/statistics", async (root) => {
  const files = (await readNumbers(root)).datasets;
  const problems = files.flatMap((file) => file.problems);
  leaveOut(problems);
  return files
    .flatMap(({ dataset }) => dataset ?? [])
    .map((dataset) => typesetAll("en", fillWithin(dataset, dataset, "en")))
    .sort((a, b) => a.order - b.order);
});

/** Every dataset, in order. @throws ContentError */
export async function listDatasets(): Promise<Dataset[]> {
  return load(projectRoot());
}

/** A dataset by its id. @throws ContentError; Error when there is none */
export async function getDataset(id: string): Promise<Dataset> {
  const dataset = await findDatasetBySlug("en", id);
  if (!dataset) throw broken(new Error(`There is no dataset "${id}" in content/statistics/datasets.`));
  return dataset;
}

/** A dataset by the slug of a language; null when there is none. @throws ContentError */
export async function findDatasetBySlug(locale: Locale, slug: string): Promise<Dataset | null> {
  return (await listDatasets()).find(({ slugs }) => slugs[locale] === slug) ?? null;
}

/** Fills `{series@row}` in every string; below a key `en` or `fr` in that language's digits. */
function fillWithin<T>(value: T, dataset: Dataset, locale: Locale): T;
function fillWithin(value: unknown, dataset: Dataset, locale: Locale): unknown {
  if (typeof value === "string") return fillPlaceholders(dataset, value, (found) => write(locale, found));
  if (Array.isArray(value)) return value.map((item) => fillWithin(item, dataset, locale));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inside = locales.find((each) => each === key) ?? locale;
      return [key, fillWithin(item, dataset, inside)];
    }),
  );
}

function write(locale: Locale, { value, unit, decimals, form }: Placeholder): string {
  const millions = shownNumber(value / 1_000_000, 1);
  switch (form) {
    case "million":
      return `${formatNumber(locale, millions, 1)}\u00a0${translator(locale)("stat.million", { value: millions })}`;
    case "millions":
      return formatNumber(locale, millions, 1);
    case "thousands":
      return formatCount(locale, Math.round(value / 1000) * 1000);
    case "percent":
      return formatPercent(locale, value * (unit === "percent" ? 1 : 100));
    case "times":
      return formatNumber(locale, value);
    case "plain":
      if (unit === "million") return write(locale, { value, unit, decimals, form: "million" });
      return unit === "percent" ? formatPercent(locale, value, decimals) : formatNumber(locale, value, decimals);
  }
}
