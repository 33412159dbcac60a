import { type Locale, languageTag } from "./locales.ts";
import { typeset } from "./typography.ts";

/** The moment at which a clock in a time zone shows `YYYY-MM-DD HH:MM`. @param zone as in `America/Toronto` */
export function momentIn(zone: string, clock: string): Date {
  const asUtc = new Date(`${clock.replace(" ", "T")}:00Z`);
  // The offset a day away may differ: a second look corrects it around a change of clocks.
  const first = new Date(asUtc.getTime() - offsetAt(zone, asUtc));
  return new Date(asUtc.getTime() - offsetAt(zone, first));
}

/** Milliseconds that a zone is ahead of UTC at a moment. */
function offsetAt(zone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "medium",
  });
  const [date = "", time = ""] = parts.format(moment).split(", ");
  return new Date(`${date}T${time}Z`).getTime() - moment.getTime();
}

/** From when to when, by the clock of a time zone: day, times and the zone's name. */
export function formatSpan(locale: Locale, starts: Date, ends: Date, zone: string): string {
  const format = new Intl.DateTimeFormat(languageTag[locale], {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
  return typeset(locale, `${format.formatRange(starts, ends)} (${zoneName(locale, zone, starts)})`);
}

function zoneName(locale: Locale, zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat(languageTag[locale], {
    timeZone: zone,
    timeZoneName: "longGeneric",
  }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
