import { UsageError } from "../arguments.ts";

const ottawa = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Toronto", timeZoneName: "longOffset" });

/**
 * A moment as people write it: `2026-11-27 14:00` or `2026-11-27`, in Ottawa; or with a zone of its own, `2026-11-27T19:00Z`.
 * @throws UsageError when it is none
 */
export function readMoment(text: string): Date {
  const [, day, time = "00:00", zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/.exec(text.trim()) ?? [];
  const asUtc = new Date(`${day}T${time}Z`);
  // A date that is none, such as 31 February, is taken for one of the next month.
  if (day === undefined || Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day))
    throw new UsageError(`"${text}" is no moment. Write it as 2026-11-27 14:00 (in Ottawa) or 2026-11-27T19:00Z.`);
  if (zone) return new Date(`${day}T${time}${zone}`);
  // Twice: the clocks may change between the moment and its reading as UTC.
  const guess = new Date(`${day}T${time}${offsetAt(asUtc)}`);
  return new Date(`${day}T${time}${offsetAt(guess)}`);
}

function offsetAt(moment: Date): string {
  const name = ottawa.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name.replace("GMT", "");
}
