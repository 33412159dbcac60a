import { isoDay } from "../i18n/format.ts";

/** The part of a petition's terms that decides whether it takes signatures. Days are `YYYY-MM-DD`, in Ottawa. */
export type PetitionDates = { status: string; opens: string; closes: string };

/** What a petition is to its readers. `planned` and `ended` have the status open, before and after its dates. */
export type PetitionState = "draft" | "planned" | "open" | "ended" | "closed" | "delivered" | "answered" | "superseded";

type Terms = { status: Exclude<PetitionState, "planned" | "ended">; opens: string; closes: string };

/** The state of a petition at this time. Days are those of Ottawa; both dates are days on which it can be signed. */
export function stateOf({ status, opens, closes }: Terms, now: Date): PetitionState {
  if (status !== "open") return status;
  const today = isoDay(now);
  if (today < opens) return "planned";
  return today <= closes ? "open" : "ended";
}

/** Whether a petition takes signatures at this time. */
export function isOpen(dates: PetitionDates, now: Date): boolean {
  return dates.status === "open" && stateOf({ ...dates, status: "open" }, now) === "open";
}

type Dates = { opens: string; closes: string; steps: { status: string; date: string }[] };

/** The day that a state is told with: that of opening or closing, or of the last step that led to it. */
export function dayOfState({ opens, closes, steps }: Dates, state: PetitionState): string {
  if (state === "draft" || state === "planned" || state === "open") return opens;
  return steps.findLast(({ status }) => status === state)?.date ?? closes;
}

const DAYS_AFTER_DELIVERY = 90;
const MONTHS_AFTER_CLOSING = 6;

/**
 * The last day on which a petition's signatures may be kept: 90 days after delivery, and never more than six months
 * after closing. The privacy page promises it.
 * @param steps as in the petition's terms; the first delivery counts, and so does a closing earlier than planned
 */
export function keptUntil({ closes, steps }: { closes: string; steps: { status: string; date: string }[] }): string {
  const dayOf = (status: string) => steps.find((step) => step.status === status)?.date;
  const closed = [closes, dayOf("closed") ?? closes].sort()[0] ?? closes;
  const delivered = dayOf("delivered");
  const limits = [addMonths(closed, MONTHS_AFTER_CLOSING)];
  if (delivered) limits.push(addDays(delivered, DAYS_AFTER_DELIVERY));
  return limits.sort()[0] ?? closes;
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day of a later month, or its last day: 31 May plus six months is 30 November. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
