import { z } from "zod";

/** Words of one line or one paragraph. Plain spaces and any apostrophe: the renderer sets the typography. */
export const words = z.string().trim().min(1, "is empty: write the words");

/** What search results and share cards show: they cut what is longer, and fill what is shorter with other words of the page. */
export const description = words.refine((text) => text.length >= 120 && text.length <= 160, {
  error: ({ input }) => `has ${String(input).length} characters: write 120 to 160, for search results and share cards`,
});

/** The same words in both languages. */
export const both = z.strictObject({ en: words, fr: words });

/** The end of an address: lower-case letters without accents, digits and hyphens. Example: `bill-c-2`. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case letters without accents, digits and single hyphens, like bill-c-2",
  );

const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const PARTIAL_HINT = "must be a date, year first: 2026, 2026-03 or 2026-03-26";

/** Whether the calendar has the day; a text in another form is not judged here. */
const realDay = (text: string) => {
  if (!PARTIAL.test(text)) return true;
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const DAY_HINT = "must be a date, year first, like 2026-11-23";

/** A full date, year first. Example: `2026-11-23`. */
export const day = z
  .string(DAY_HINT)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY_HINT)
  .refine(realDay, "is not a day of the calendar");

/** A date known to the year, the month or the day. Examples: `2025`, `2025-06`, `2025-06-03`. */
export const partialDay = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().regex(PARTIAL, PARTIAL_HINT).refine(realDay, "is not a date of the calendar"),
);

/** True for a date known to the year, the month or the day (ISO). */
export function isPartialDay(text: string): boolean {
  return PARTIAL.test(text) && realDay(text);
}

/** A complete web address. Example: `https://laws-lois.justice.gc.ca/eng/acts/I-2.5/`. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: "must be a complete web address that starts with https://",
});

/** A page of this site (`/en/rights`), or a complete web address (`https://…`). */
export const link = z
  .string()
  .regex(
    /^(\/(en|fr)(\/|$|#)|https?:\/\/)/,
    "must be a page of this site, like /en/rights, or a complete address that starts with https://",
  );
