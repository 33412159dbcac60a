import type { SignErrorCode } from "#lib/signatures/error-codes.ts";

/**
 * What a press on the supporter's own page has to say when it does not lead on: it is `done`, or was `already` asked for a
 * moment ago, or could not be. The words are the page's; nothing here is about a person but what was just typed.
 */
export type PressState =
  | null
  | { say: "done" | "already" | "unknown" | "unavailable" }
  | { say: "limited"; retryAfterSeconds: number }
  | { say: "mend"; error: SignErrorCode; typed: string };

export type PressAction = (state: PressState, form: FormData) => Promise<PressState>;
