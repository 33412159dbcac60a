import { cleanToken } from "#lib/crypto/token.ts";

/** The token in a form. Any other value counts as a wrong token and gets the same answer. */
export function tokenField(form: FormData): string {
  const [token, ...others] = form.getAll("token");
  return typeof token === "string" && others.length === 0 ? readToken(token) : noToken;
}

/**
 * The token in one of our addresses, without characters that mail programs and people add; the page's forms send it in
 * this form.
 */
export function readToken(text: string): string {
  return cleanToken(text) ?? noToken;
}

/** Matches no signature, and is valid in an address. */
const noToken = "-";
