import { z } from "zod";
import { chartSchema } from "./dataset-chart.ts";
import { placeholderProblem, placeholdersIn } from "./placeholder.ts";
import { asText, both, day, description, partialDay, slug, webAddress } from "./shared.ts";

/**
 * How values are written: `people` and `count` in full, `million` 65_300_000 as 65.3 million, `percent` 86 as 86 %,
 * `one-in` 67 as 1 in 67.
 */
const UNITS = ["people", "count", "million", "percent", "one-in"] as const;

const decimals = z.int().min(0).max(2);

/** One counted quantity: a column of the table, a line or bar of a chart. */
const seriesSchema = z.strictObject({
  /** Its name in downloads, charts and `{series@row}`. Example: `internally-displaced`. */
  id: slug,
  /** What it counts. Shows as the heading of its column, and beside its line. */
  label: both,
  /** The same in one or two words, for a chart on a phone. */
  short: both.optional(),
  unit: z.enum(UNITS),
  /** How many decimals are shown; none by default. Downloads always have the full value. */
  decimals: decimals.optional(),
  /** The exact definition, if the label is not enough. */
  definition: both.optional(),
});

/** One year, quarter, country or question: a row of the table. */
const rowSchema = z.strictObject({
  /** Its name in downloads and in `{series@row}`. Examples: `2015`, `2019-20`, `IRN`. */
  key: asText(z.string().regex(/^[A-Za-z0-9-]+$/, "must be letters, digits and hyphens, like 2015 or 2019-20")),
  /** How it is shown, when not by its key. */
  label: both.optional(),
  /** A shorter form for small spaces, for example below a column. */
  short: both.optional(),
  /** Rows of the same group share one small chart. Example: the fiscal year of a quarter. */
  group: both.optional(),
  /** One value for each series, in their order; `null` for a missing value, never 0. */
  values: z.array(z.number().nullable()),
  /** How the values of this row are written, when rows have different units. `decimals` may differ by source: `[0, 1]`. */
  show: z.strictObject({ unit: z.enum(UNITS), decimals: z.union([decimals, z.array(decimals)]).optional() }).optional(),
  /** The date of each value, when rows have different dates: one for each series, in their order. */
  periods: z.array(both.nullable()).optional(),
  /** Does the value cover only part of the period? Charts then draw it as unfinished. */
  partial: z.boolean().optional(),
  /** Why a value is missing, or a note about this row alone. */
  note: both.optional(),
  /** The source of this row, when not the first source. */
  source: slug.optional(),
});

const sourceSchema = z.strictObject({
  id: slug,
  title: both,
  publisher: both,
  date: partialDay,
  url: z.union([webAddress, z.strictObject({ en: webAddress, fr: webAddress })]),
});

/**
 * One file of `content/statistics/datasets`: pages, charts, tables, downloads and share images all read it. Texts may
 * contain values as `{series@row}`, `{series@row:million}` or `{a@row/b@row:percent}`, so that no number is typed
 * twice.
 */
export const datasetSchema = z
  .strictObject({
    /** Its name: `<Chart dataset="resettlement" />`, `/data/resettlement.csv`. The same as the English slug. */
    id: slug,
    /** The ends of its addresses. */
    slugs: z.strictObject({ en: slug, fr: slug }),
    /** Its place in lists. */
    order: z.int().positive(),
    /** What it holds, without a claim. Shows in lists, above the title and in citations. */
    name: both,
    /** For search results and share cards. */
    description: z.strictObject({ en: description, fr: description }),
    /** The facts of our fact sheets that it uses. */
    facts: z.array(z.string().min(1)).readonly().optional(),
    /** Heading of the first column of the table. Example: `End of year`. */
    rowHeading: both,
    /** What is counted: a column of the table, a line or bar of a chart. */
    series: z.array(seriesSchema).min(1),
    /** The rows of the table: `values` has a number for each series, `null` where one is missing. */
    rows: z.array(rowSchema).min(1),
    /** The first one is at the top of the dataset's page. */
    charts: z.array(chartSchema).min(1),
    /** What is counted, in one paragraph. */
    definition: both,
    /** How the series was made, what it leaves out, and how it must not be read. */
    method: z.array(both).min(1),
    /** Where the numbers come from: each source, or its name in `sources.yaml`. The first one is that of all rows. */
    sources: z.array(sourceSchema).min(1),
    /** What others may do with the table. */
    licence: z.strictObject({ name: both, holder: both, url: webAddress }),
    /** The date of the data: `date` orders it, the texts are shown. */
    asOf: z.strictObject({ ...both.shape, date: partialDay }),
    /** The day by which an editor should look for newer figures. */
    reviewBy: day,
  })
  .superRefine((dataset, context) => {
    const report = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
    const keys = dataset.rows.map(({ key }) => key);
    const ids = dataset.series.map(({ id }) => id);
    if (dataset.id !== dataset.slugs.en) report(["slugs", "en"], `must be ${dataset.id}, like the id`);
    for (const [index, { key, values, periods, show, source }] of dataset.rows.entries()) {
      if (keys.indexOf(key) < index) report(["rows", index, "key"], `is twice in the rows: ${key}`);
      if (values.length !== ids.length)
        report(
          ["rows", index, "values"],
          `has ${values.length} values: write ${ids.length}, one for each series${looksCut(values)}`,
        );
      if (periods && periods.length !== ids.length)
        report(["rows", index, "periods"], `has ${periods.length} dates: write ${ids.length}, one for each series`);
      if (Array.isArray(show?.decimals) && show.decimals.length !== ids.length)
        report(
          ["rows", index, "show", "decimals"],
          `has ${show.decimals.length} numbers: write ${ids.length}, one for each series, or a single one for all`,
        );
      if (source && !dataset.sources.some(({ id }) => id === source))
        report(["rows", index, "source"], `names no source of this dataset: ${source}`);
    }
    for (const [index, chart] of dataset.charts.entries()) {
      for (const id of chart.series) if (!ids.includes(id)) report(["charts", index, "series"], `has no series ${id}`);
      for (const key of rowsNamedBy(chart))
        if (!keys.includes(key)) report(["charts", index], `names a row that is not there: ${key}`);
    }
    for (const { path, text } of placeholdersIn(dataset)) {
      const problem = placeholderProblem(dataset, text);
      if (problem) report(path, problem);
    }
  });

/** `[7,513]` is two values in YAML: a number has no comma. */
function looksCut(values: readonly (number | null)[]): string {
  const [first, second] = values;
  const cut =
    typeof first === "number" && typeof second === "number" && first < 1000 && second < 1000 && values.length > 1;
  return cut ? `; a comma separates two values: write ${first}${String(second).padStart(3, "0")} for one number` : "";
}

function rowsNamedBy(chart: z.infer<typeof chartSchema>): string[] {
  const marks = "marks" in chart ? chart.marks.map(({ row }) => row) : [];
  const rows = "rows" in chart ? (chart.rows ?? []) : [];
  const row = "row" in chart ? [chart.row] : [];
  return [...marks, ...rows, ...row];
}

/** A dataset as pages receive it: in both languages, with filled placeholders, typeset. */
export type Dataset = z.infer<typeof datasetSchema>;
export type Series = Dataset["series"][number];
export type Row = Dataset["rows"][number];
