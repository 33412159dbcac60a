import { z } from "zod";
import { both, day, partialDay, slug, webAddress } from "./shared.ts";

/** How a value is written: `million` shows 123_200_000 as 123.2 million, `percent` shows 86 as 86 %, `one-in` shows 67 as 1 in 67. */
const FIGURE_UNITS = ["people", "count", "million", "percent", "one-in", "days", "hours", "years", "dollars"] as const;
const FIGURE_QUALIFIERS = ["about", "over", "as many as", "at least", "nearly"] as const;

const publication = z.strictObject({
  title: both,
  publisher: both,
  /** Publication date: `2025`, `2025-06` or `2025-06-12`. */
  date: partialDay,
  /** The address of the source: one address, or one for each language. */
  url: z.union([webAddress, z.strictObject({ en: webAddress, fr: webAddress })]),
});

/** Sources that several figures or datasets name, by their names: `content/statistics/sources.yaml`. */
export const sharedSourcesSchema = z.record(slug, publication);

/** One figure of `content/statistics/*.yaml`: pages, charts, downloads and share images all read it. */
export const figureSchema = z.strictObject({
  /** Its name: `<Stat figure="displaced-2024" />`. */
  id: slug,
  /** The facts of our fact sheets that it uses. Example: `["WRD-02"]`. */
  facts: z.array(z.string().min(1)).readonly().optional(),
  /** The number itself: `123_200_000`, or the displayed number of a percentage (`86`). */
  value: z.number(),
  /** How it is written, and with how many decimals. */
  show: z.strictObject({ unit: z.enum(FIGURE_UNITS), decimals: z.int().min(0).max(3).optional() }),
  /** The words before the number when it is not exact. */
  qualifier: z.enum(FIGURE_QUALIFIERS).optional(),
  /** What is counted, to be read after the number: `people forcibly displaced`. */
  label: both,
  /** The date of the figure. `en` and `fr` are shown (`End of 2024`); `date` orders it (`2024-12-31`). */
  asOf: z.strictObject({ ...both.shape, date: partialDay }),
  /** The publisher of the figure, and the publication date. Shows under the figure. */
  source: publication,
  /** A reservation that is shown with the figure, if it needs one. */
  note: both.optional(),
  /** The exact definition, if the label is not enough. */
  definition: both.optional(),
  /** The day by which an editor should look for a newer figure. */
  reviewBy: day,
});

/** A figure as pages receive it, in both languages, typeset. */
export type Figure = z.infer<typeof figureSchema>;
