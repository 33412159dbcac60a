import { stringify } from "csv-stringify/sync";
import { isoDay } from "../../i18n/format.ts";
import type { OpenRow } from "./open-rows.ts";

/** Everything the addressee reads about each signature: never an e-mail address, an id or a time of day. */
const header = [
  "Name / Nom",
  "Postal code, first 3 / Code postal, 3 premiers",
  "Province",
  "Country / Pays",
  "Language / Langue",
  "Version of the text / Version du texte",
  "Confirmed on / Confirmée le",
];

const options = {
  // A spreadsheet runs a name that begins like a formula, which can send the sheet elsewhere: an apostrophe prevents
  // that.
  escape_formulas: true,
  // French spreadsheets split at semicolons: without quotes a name could begin a new cell.
  quoted: true,
  record_delimiter: "windows",
} as const;

/** The header line, after the byte order mark; without that mark Excel reads accents as Latin-1. */
export function csvHeader(): string {
  return stringify([header], { ...options, bom: true });
}

/** One line for each signature. Days are in Ottawa. */
export function csvLines(rows: readonly OpenRow[]): string {
  return stringify(
    rows.map(({ name, postal, province, country, locale, version, confirmedAt }) => [
      name,
      postal,
      province ?? "",
      country,
      locale,
      String(version),
      dayOf(confirmedAt),
    ]),
    options,
  );
}

const HOUR = 3_600_000;
let remembered = { hour: Number.NaN, day: "" };

/**
 * Rows come in order of time, and a day in Ottawa begins on a full hour: one look at the calendar per hour is enough.
 */
export function dayOf(at: Date): string {
  const hour = Math.floor(at.getTime() / HOUR);
  if (hour !== remembered.hour) remembered = { hour, day: isoDay(at) };
  return remembered.day;
}
