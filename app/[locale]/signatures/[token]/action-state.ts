import type { SignErrors, TypedForm } from "#lib/signatures/form/schema.ts";

/** What was just typed or ticked, to stand again in the form that was pressed. */
export type Typed = Partial<TypedForm>;

/**
 * What a press on the supporter's own page has to say when it does not lead on: it is `done`, or was `already` asked for a
 * moment ago, or could not be. The words are the page's; nothing here is about a person but what was just typed.
 */
export type ActionState =
  | null
  | { say: "done" | "already" | "unknown" }
  | { say: "unavailable"; typed?: Typed }
  | { say: "limited"; retryAfterSeconds: number; typed?: Typed }
  | { say: "mend"; errors: SignErrors; typed: Typed };

export type SupporterAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** What to put back into the fields; nothing where the press went well. */
export function typedOf(state: ActionState): Typed {
  return state && "typed" in state ? (state.typed ?? {}) : {};
}
