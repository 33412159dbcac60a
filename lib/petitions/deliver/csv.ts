import { stringify } from "csv-stringify/sync";
import { isoDay } from "../../i18n/format.ts";
import type { OpenRow } from "./open-rows.ts";

/** What the addressee reads about each signature, and nothing else: never an e-mail address, an id or a moment. */
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
  // A name that begins like a formula is one to a spreadsheet, and can send the sheet away: an apostrophe stops it.
  escape_formulas: true,
  // French spreadsheets part at semicolons: outside of quotes a name could begin a cell of its own.
  quoted: true,
  record_delimiter: "windows",
} as const;

/** The first line, after the byte order mark without which Excel reads accents as Latin-1. */
export function csvHeader(): string {
  return stringify([header], { ...options, bom: true });
}

/** One line for each signature. Days are Ottawa's. */
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

/** Rows come in order of time, and a day in Ottawa begins on a whole hour: reading the calendar once an hour is enough. */
export function dayOf(at: Date): string {
  const hour = Math.floor(at.getTime() / HOUR);
  if (hour !== remembered.hour) remembered = { hour, day: isoDay(at) };
  return remembered.day;
}
