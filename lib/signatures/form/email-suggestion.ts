import { suggestEmail } from "./suggest.ts";

/** An address that looks like a slip of the keyboard, and the one probably meant. */
export type EmailSuggestion = { typed: string; meant: string };

/** What a form carries once it has asked: the address it asked about, and the button that takes the other. No server code here: the form imports it. */
export const hintFields = { asked: "emailAsked", meant: "emailMeant" } as const;

/**
 * The address to sign with, or what to ask first. Each address is asked about once: sent again as typed it is taken as
 * it is, since only its owner knows. Looks at what was typed and at nothing else, so it tells nothing about anybody.
 * @param email as checked
 */
export function resolveEmail(form: FormData, email: string): { email: string } | { hint: EmailSuggestion } {
  const meant = suggestEmail(email);
  if (meant === null) return { email };
  // Of that very address only: the text may have been changed again since the button was drawn.
  if (form.get(hintFields.meant) === meant) return { email: meant };
  return wasAsked(form, email) ? { email } : { hint: { typed: email, meant } };
}

/** The question that a form shown again goes on asking, for example in the other language. */
export function restoreSuggestion(form: FormData, email: string): EmailSuggestion | undefined {
  const typed = email.trim();
  const meant = suggestEmail(typed);
  return meant !== null && wasAsked(form, typed) ? { typed, meant } : undefined;
}

function wasAsked(form: FormData, email: string): boolean {
  const asked = form.get(hintFields.asked);
  return typeof asked === "string" && asked.toLowerCase() === email.toLowerCase();
}
