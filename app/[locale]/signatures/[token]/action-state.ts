import type { SignErrors, TypedForm } from "#lib/signatures/form/schema.ts";

/** The values just typed or ticked, to fill the form again. */
export type Typed = Partial<TypedForm>;

/**
 * The result of a button on the supporter's own page when it does not redirect: `done`, `already` requested a moment
 * ago, or a failure. The page has the texts; the state holds no personal data except what was just typed.
 */
export type ActionState =
  | null
  | { status: "done" | "already" | "unknown" }
  | { status: "unavailable"; typed?: Typed }
  | { status: "limited"; retryAfterSeconds: number; typed?: Typed }
  | { status: "invalid"; errors: SignErrors; typed: Typed };

export type SupporterAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** The values to fill the form with; none after a success. */
export function typedOf(state: ActionState): Typed {
  return state && "typed" in state ? (state.typed ?? {}) : {};
}
