import { isoDay } from "../i18n/format.ts";

/** What of a petition's terms decides whether it takes signatures. Days are `YYYY-MM-DD`, in Ottawa. */
export type PetitionDates = { status: string; opens: string; closes: string };

/** Whether a petition takes signatures at a moment: its status says open, and the day lies within its dates, both included. */
export function isOpen({ status, opens, closes }: PetitionDates, now: Date): boolean {
  const today = isoDay(now);
  return status === "open" && opens <= today && today <= closes;
}
