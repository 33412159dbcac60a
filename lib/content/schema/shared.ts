import { z } from "zod";

/** A text of one line or one paragraph. Plain spaces and any apostrophe are fine: rendering corrects the typography. */
export const words = z.string().trim().min(1, "is empty: write the words");

/**
 * The description in search results and on share cards: they cut a longer one, and complete a shorter one with other
 * text of the page.
 */
export const description = words.refine((text) => text.length >= 120 && text.length <= 160, {
  error: ({ input }) => `has ${String(input).length} characters: write 120 to 160, for search results and share cards`,
});

/** The same text in both languages. */
export const both = z.strictObject({ en: words, fr: words });

/** The end of an address: lower-case letters without accents, digits and hyphens. Example: `bill-c-2`. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case letters without accents, digits and single hyphens, like bill-c-2",
  );

/** A name that YAML reads as a number, such as a year. */
export function asText<T extends z.ZodType<string>>(schema: T) {
  return z.preprocess((value) => (typeof value === "number" ? String(value) : value), schema);
}

const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const PARTIAL_HINT = "must be a date, year first: 2026, 2026-03 or 2026-03-26";

/** Whether this day exists in the calendar; a text in another form passes here. */
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

/** A date with a year, a month or a day. Examples: `2025`, `2025-06`, `2025-06-03`. */
export const partialDay = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().regex(PARTIAL, PARTIAL_HINT).refine(realDay, "is not a date of the calendar"),
);

/** True for a date with a year, a month or a day (ISO). */
export function isPartialDay(text: string): boolean {
  return PARTIAL.test(text) && realDay(text);
}

/** A complete web address. Example: `https://laws-lois.justice.gc.ca/eng/acts/I-2.5/`. */
export const webAddress = z
  .url({
    protocol: /^https?$/,
    error: "must be a complete web address that starts with https://",
  })
  .refine((text) => !/\s/u.test(text), "holds a space: copy the address again, or write %20 for the space");

/** A page of this site (`/en/rights`), or a complete web address (`https://…`). */
export const link = z
  .string()
  .regex(
    /^(\/(en|fr)(\/|$|#)|https?:\/\/)/,
    "must be a page of this site, like /en/rights, or a complete address that starts with https://",
  );
