import type { AskedProof } from "#lib/abuse/judge-signing.ts";
import type { EmailSuggestion } from "#lib/signatures/form/email-suggestion.ts";
import type { SignErrors, TypedForm } from "#lib/signatures/form/schema.ts";

/** The fields of the form, in their order on the page. */
export const signFields = ["name", "email", "postalCode", "country", "updates"] as const;
export type SignField = (typeof signFields)[number];

/** What the action sends back when the form is shown again. Codes travel; the words are the page's. */
export type SignFormState = {
  errors: SignErrors;
  typed: Partial<TypedForm>;
  hint?: EmailSuggestion;
  proof?: AskedProof;
  /** Whether answers came along from the page in the other language. */
  carried?: boolean;
};

export type SignAction = (state: SignFormState, form: FormData) => Promise<SignFormState>;

/** Whether anything was typed: the form begins with Canada and all else empty. */
export function hasAnswers({ name, email, postalCode, country, updates, also }: SignFormState["typed"]): boolean {
  return Boolean(name || email || postalCode || updates || also || (country && country !== "CA"));
}
