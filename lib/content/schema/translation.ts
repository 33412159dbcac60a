import { z } from "zod";
import { day } from "./shared.ts";

const mark = z
  .string()
  .regex(/^[0-9a-f]{12}$/, "must be twelve letters and digits: `npm run content:renew` writes them");

/** The record that both languages of a page say the same: `translation.yaml`, beside them. Written by `npm run content:renew`. */
export const translationSchema = z.strictObject({
  /** Stands for the English wording that the French was written against. */
  en: mark,
  /** Stands for the French wording that the English was written against. */
  fr: mark,
  /** The day both were last found to say the same. */
  on: day,
});

/** What a `translation.yaml` holds. */
export type TranslationRecord = z.infer<typeof translationSchema>;
