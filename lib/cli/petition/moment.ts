import { TIME_ZONE } from "../../i18n/time-zone.ts";
import { UsageError } from "../arguments.ts";

const clock = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE, timeZoneName: "longOffset" });

/**
 * A time as people write it: `2026-11-27 14:00` or `2026-11-27`, in the campaign's zone; or with its own zone, `2026-11-27T19:00Z`.
 * @throws UsageError when the text is not a time
 */
export function readMoment(text: string): Date {
  const [, day, time = "00:00", zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/.exec(text.trim()) ?? [];
  const asUtc = new Date(`${day}T${time}Z`);
  // JavaScript reads an impossible date, such as 31 February, as a date of the next month.
  if (day === undefined || Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day))
    throw new UsageError(`"${text}" is not a time. Write it as 2026-11-27 14:00 (${TIME_ZONE}) or 2026-11-27T19:00Z.`);
  if (zone) return new Date(`${day}T${time}${zone}`);
  // Twice: the clocks may change between the given time and the same time read as UTC.
  const guess = new Date(`${day}T${time}${offsetAt(asUtc)}`);
  return new Date(`${day}T${time}${offsetAt(guess)}`);
}

function offsetAt(moment: Date): string {
  const name = clock.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name.replace("GMT", "");
}
