import { z } from "zod";
import { day } from "./shared.ts";

const mark = z
  .string()
  .regex(/^[0-9a-f]{12}$/, "must be twelve letters and digits: `npm run content:renew` writes them");

/**
 * The record that both languages of a page agree: `translation.yaml`, beside them. `npm run content:renew` writes it.
 */
export const translationSchema = z.strictObject({
  /** A hash of the English text that the French was written from. */
  en: mark,
  /** A hash of the French text that the English was written from. */
  fr: mark,
  /** The day on which someone last confirmed that both agree. */
  on: day,
});

/** What a `translation.yaml` holds. */
export type TranslationRecord = z.infer<typeof translationSchema>;
