import { z } from "zod";
import { both, slug } from "./shared.ts";

const common = {
  /** Its name: `<Chart dataset="resettlement" view="need" />`. The first chart needs no `view`. */
  id: slug,
  /** The finding, as a title. */
  title: both,
  /** What is drawn and in which unit. */
  subtitle: both,
  /** What a reader of the drawing must know, below it. */
  notes: z.array(both).default([]),
  /** Which series it draws, bottom first where they are stacked. */
  series: z.array(slug).min(1),
};

/** A point that is named in the drawing: its value, and words if there are any. */
const markSchema = z.strictObject({
  row: z.string(),
  /** The series it belongs to, when not the first. */
  series: slug.optional(),
  text: both.optional(),
  /** Where the name stands, seen from the point. */
  side: z.enum(["above", "below", "left", "right"]).default("above"),
  /** Left out where the drawing is as narrow as a phone. */
  wideOnly: z.boolean().default(false),
});

const marks = z.array(markSchema).default([]);

/** How a dataset is drawn. One dataset may be drawn in several ways. */
export const chartSchema = z.discriminatedUnion("kind", [
  /** Values over time; breaks where one is missing. */
  z.strictObject({ ...common, kind: z.literal("line"), marks }),
  /** Parts over time, one upon the other. */
  z.strictObject({ ...common, kind: z.literal("areas"), marks }),
  /** One column for each row; several series are stacked. */
  z.strictObject({ ...common, kind: z.literal("columns"), marks }),
  /** One bar for each row, the first series; the second, if any, is a thin line for comparison. */
  z.strictObject({
    ...common,
    kind: z.literal("bars"),
    rows: z.array(z.string()).optional(),
    /** The row that the text is about. */
    lit: z.string().optional(),
  }),
  /** One dot for so many people: the first series are the filled dots among those of the second. */
  z.strictObject({ ...common, kind: z.literal("dots"), row: z.string(), each: z.int().positive(), marks }),
  /** Many small charts: one for each group of rows on one scale, or one for each row, each on its own. */
  z.strictObject({ ...common, kind: z.literal("panels"), by: z.enum(["group", "row"]) }),
]);

/** One way to draw a dataset. */
export type ChartSpec = z.infer<typeof chartSchema>;
export type ChartOf<Kind extends ChartSpec["kind"]> = Extract<ChartSpec, { kind: Kind }>;
