import { type Locale, languageTag } from "./locales.ts";
import { TIME_ZONE } from "./time-zone.ts";

/** All dates are shown in the campaign's time zone. */
const timeZone = TIME_ZONE;

/** A count in the locale's digits: `4,812` or `4 812` (U+202F, by the site's rules for French). */
export function formatCount(locale: Locale, value: number): string {
  return narrowSpaces(new Intl.NumberFormat(languageTag[locale], { maximumFractionDigits: 0 }).format(value));
}

/** A number with at most `decimals` decimals. */
export function formatNumber(locale: Locale, value: number, decimals = 0): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return narrowSpaces(new Intl.NumberFormat(languageTag[locale], options).format(value));
}

/** The number that `formatNumber` shows, for the plural beside it: « 2,0 millions » of 1.96, and never « 2,0 million ». */
export function shownNumber(value: number, decimals = 0): number {
  return Number(value.toFixed(decimals));
}

/** A percentage, given as the displayed number: 48 → `48%` or `48 %` (U+00A0). */
export function formatPercent(locale: Locale, value: number, decimals = 0): string {
  return locale === "fr"
    ? `${formatNumber(locale, value, decimals)}\u00a0%`
    : `${formatNumber(locale, value, decimals)}%`;
}

/** A date in full: `20 June 2025` or `20 juin 2025`; `2025-06` and `2025` keep their precision. */
export function formatDate(locale: Locale, iso: string): string {
  const [year, month, day] = iso.split("-");
  if (!month) return year ?? iso;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (!day) return format(locale, date, { month: "long", year: "numeric", timeZone: "UTC" });
  const name = format(locale, date, { month: "long", timeZone: "UTC" });
  const first = locale === "fr" && Number(day) === 1 ? "1er" : String(Number(day));
  return `${first}\u00a0${name} ${year}`;
}

/** A clock time in Ottawa: `2:30 p.m.` or `14 h 30`. */
export function formatTime(locale: Locale, at: Date): string {
  return format(locale, at, { hour: "numeric", minute: "2-digit", timeZone });
}

/** Made once: each new one takes a third of a millisecond, and every signature asks for the day. */
const days = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day of a time, in Ottawa, as `YYYY-MM-DD`. */
export function isoDay(at: Date): string {
  return days.format(at);
}

function format(locale: Locale, at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageTag[locale], options).format(at);
}

function narrowSpaces(text: string): string {
  return text.replaceAll("\u00a0", "\u202f");
}
