import { clock, timeZone } from "../../content/time-zone.ts";
import type { Locale } from "./locales.ts";

/** The time zone of the campaign, as in `America/Toronto`. */
export const TIME_ZONE = known(timeZone);

/** What readers call its clock: `Ottawa time`. */
export const CLOCK: Readonly<Record<Locale, string>> = clock;

/** Every date needs it, so a mistake is told at once and with its place. */
function known(zone: string): string {
  try {
    new Intl.DateTimeFormat("en-CA", { timeZone: zone });
    return zone;
  } catch (cause) {
    throw new Error(`content/time-zone.ts: "${zone}" is not a time zone; write one like America/Halifax.`, { cause });
  }
}
