import { z } from "zod";
import { day, link, slug, words } from "./shared.ts";
import { sourcesSchema } from "./source.ts";

const MOMENT = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/;
const HINT = "must be a day and a time, like 2026-12-05 18:30";
const moment = z.string(HINT).regex(MOMENT, HINT).refine(realDay, "is not a day of the calendar");

/** Whether the day exists; a text in another form passes here. */
function realDay(text: string): boolean {
  if (!MOMENT.test(text)) return true;
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10));
}

const ZONES: readonly string[] = Intl.supportedValuesOf("timeZone");

/** The frontmatter of an event: `content/events/<slug>/{en,fr}.mdx`. The folder has the English slug's name. */
export const eventSchema = z
  .strictObject({
    /** End of the event's address in this language. */
    slug,
    /** What takes place. */
    title: words,
    /** One or two sentences. Shows in lists and in the calendar file. */
    summary: words,
    /** When it begins, by the clock of that place. Example: `2026-12-05 18:30`. The same in both languages. */
    starts: moment,
    /** When it ends. The same in both languages. */
    ends: moment,
    /** The time zone of that clock. Example: `America/Toronto`. The same in both languages. */
    zone: z.string().refine((zone) => ZONES.includes(zone), "is not a time zone: write one like America/Toronto"),
    /** Where: name and address of the place. Left out when it is only online. */
    place: words.optional(),
    /** The address to take part online, or to register. */
    online: link.optional(),
    /** How people with disabilities get in and take part; who to ask. */
    access: words,
    /** The related issue, if any: a folder of `content/issues`. The same in both languages. */
    issue: slug.optional(),
    /** The day the page last changed. */
    updated: day,
    /** Every source of the page. */
    sources: sourcesSchema.default([]),
  })
  .refine(({ starts, ends }) => starts < ends || !MOMENT.test(starts) || !MOMENT.test(ends), {
    path: ["ends"],
    error: "comes before `starts`: correct one of the two",
  })
  .refine(({ place, online }) => place !== undefined || online !== undefined, {
    path: ["place"],
    error: "is missing: write where it takes place, or `online:` with its address",
  });
