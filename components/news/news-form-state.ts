import type { AskedProof } from "#lib/abuse/judge-signing.ts";
import type { EmailSuggestion } from "#lib/signatures/form/email-suggestion.ts";
import type { SignErrors } from "#lib/signatures/form/schema.ts";

/** What the action sends back when the form for news is shown again. Codes travel; the words are the page's. */
export type NewsFormState = {
  errors: SignErrors;
  typed: { email?: string; of?: string };
  hint?: EmailSuggestion;
  proof?: AskedProof;
};

export type NewsAction = (state: NewsFormState, form: FormData) => Promise<NewsFormState>;
