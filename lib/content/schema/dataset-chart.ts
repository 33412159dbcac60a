import { z } from "zod";
import { asText, both, slug } from "./shared.ts";

const common = {
  /** Its name: `<Chart dataset="resettlement" view="need" />`. The first chart needs no `view`. */
  id: slug,
  /** The main finding, as a title. */
  title: both,
  /** What is drawn and in which unit. */
  subtitle: both,
  /** Notes that a reader of the drawing needs, below it. */
  notes: z.array(both).default([]),
  /** The series to draw, from the bottom up where they are stacked. */
  series: z.array(slug).min(1),
};

/** A point with a label in the drawing: its value, and a text if there is one. */
const markSchema = z.strictObject({
  row: asText(z.string()),
  /** The series of the point, when not the first. */
  series: slug.optional(),
  text: both.optional(),
  /** Where the label is, relative to the point. */
  side: z.enum(["above", "below", "left", "right"]).default("above"),
  /** Left out where the drawing is as narrow as a phone. */
  wideOnly: z.boolean().default(false),
});

const marks = z.array(markSchema).default([]);

/** How a dataset is drawn. One dataset may be drawn in several ways. */
export const chartSchema = z.discriminatedUnion("kind", [
  /** Values over time; the line breaks where one is missing. */
  z.strictObject({ ...common, kind: z.literal("line"), marks }),
  /** Parts over time, stacked. */
  z.strictObject({ ...common, kind: z.literal("areas"), marks }),
  /** One column for each row; several series are stacked. */
  z.strictObject({ ...common, kind: z.literal("columns"), marks }),
  /** One bar for each row, the first series; the second, if any, is a thin line for comparison. */
  z.strictObject({
    ...common,
    kind: z.literal("bars"),
    rows: z.array(asText(z.string())).optional(),
    /** The row that the text is about. */
    lit: asText(z.string()).optional(),
  }),
  /** One dot for a fixed number of people: the first series are the filled dots among those of the second. */
  z.strictObject({ ...common, kind: z.literal("dots"), row: asText(z.string()), each: z.int().positive(), marks }),
  /** Several small charts: one for each group of rows on a common scale, or one for each row on its own scale. */
  z.strictObject({ ...common, kind: z.literal("panels"), by: z.enum(["group", "row"]) }),
]);

/** One way to draw a dataset. */
export type ChartSpec = z.infer<typeof chartSchema>;
export type ChartOf<Kind extends ChartSpec["kind"]> = Extract<ChartSpec, { kind: Kind }>;
