import { formatCount, formatNumber, shownNumber } from "../../i18n/format.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import type { Problem } from "../problem.ts";
import type { Written } from "./work-out-all.ts";

const REFERENCE = /\{(?<dataset>[a-z0-9-]+)\.(?<series>[a-z0-9-]+)@(?<row>[A-Za-z0-9-]+)(?::(?<form>[a-z]+))?\}/gu;

/**
 * Writes values of other datasets into texts: `{global-displacement.total@2015:million}` gives `65.3 million`, « 65,3
 * millions »; without `:million` the full number. Values of the same dataset are left for its own schema.
 * @returns the references that lead to no value, each in its place
 */
export function fillFromOthers(datasets: readonly Written[], figures: readonly Written[]): Problem[] {
  const values = new Map(datasets.flatMap(({ fields }) => valuesIn(fields.value)));
  const problems: Problem[] = [];
  for (const file of [...datasets, ...figures]) visit(file, file.fields.value, [], "en");
  return problems;

  function visit(file: Written, value: unknown, path: PropertyKey[], locale: Locale): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      const inside = locales.find((each) => each === key) ?? locale;
      if (typeof item === "string") (value as Record<string, unknown>)[key] = fill(file, item, here, inside);
      else visit(file, item, here, inside);
    }
  }

  function fill({ file, fields }: Written, text: string, path: PropertyKey[], locale: Locale): string {
    return text.replace(REFERENCE, (whole, dataset: string, series: string, row: string, form?: string) => {
      const value = values.get(`${dataset}.${series}@${row}`);
      if (value !== undefined && (form === undefined || form === "million")) return write(locale, value, form);
      const { line, column } = fields.placeOf(path);
      problems.push({
        file,
        line,
        column,
        found: `\`${whole}\`, which leads to no value`,
        remedy: "write it like {resettlement.world@2025} or {resettlement.world@2025:million}",
      });
      return "";
    });
  }
}

function write(locale: Locale, value: number, form: string | undefined): string {
  if (form !== "million") return formatCount(locale, value);
  const millions = shownNumber(value / 1_000_000, 1);
  return `${formatNumber(locale, millions, 1)} ${translator(locale)("stat.million", { value: millions })}`;
}

function valuesIn(dataset: unknown): [string, number][] {
  const { id, series, rows } = (dataset ?? {}) as {
    id?: string;
    series?: { id?: string }[];
    rows?: { key?: unknown; values?: unknown[] }[];
  };
  if (!Array.isArray(series) || !Array.isArray(rows)) return [];
  return rows.flatMap((row) =>
    (Array.isArray(row?.values) ? row.values : []).flatMap((value, index): [string, number][] =>
      typeof value === "number" ? [[`${id}.${series[index]?.id}@${row.key}`, value]] : [],
    ),
  );
}
