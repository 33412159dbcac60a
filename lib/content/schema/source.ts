import { z } from "zod";
import { day, partialDay, slug, webAddress, words } from "./shared.ts";

/** One source of a page: listed at its end, cited in its text. */
const sourceSchema = z
  .strictObject({
    /** Short name, used to cite it: `<Source id="irpa" />`. The same in both languages. Example: `irpa`. */
    id: slug,
    /** Title of the document, in French in the French file when a French edition exists. Shows in the list of sources. */
    title: words,
    /** Who published it. Example: `Department of Justice Canada`. Shows after the title. */
    publisher: words,
    /** When it was published or last amended: `2026`, `2026-03` or `2026-03-31`. Shows after the publisher. */
    date: partialDay.optional(),
    /** The day we read it, for a page without a date. Example: `2026-11-23`. Shows as "read on". */
    read: day.optional(),
    /** The address of the source; its link leads there. */
    url: webAddress,
  })
  .refine((source) => source.date !== undefined || source.read !== undefined, {
    path: ["date"],
    error: "is missing: give the date of the source, or `read:` with the day you read it when it bears none",
  });

export const sourcesSchema = z.array(sourceSchema);

/** A source as pages receive it. */
export type Source = z.infer<typeof sourceSchema>;
