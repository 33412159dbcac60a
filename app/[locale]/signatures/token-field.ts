import { cleanToken } from "#lib/crypto/token.ts";

/** The token a form carries. Whatever else was sent in its place is no token, and gets the answer that wrong ones get. */
export function tokenField(form: FormData): string {
  const [token, ...others] = form.getAll("token");
  return typeof token === "string" && others.length === 0 ? readToken(token) : noToken;
}

/** The token in an address of ours, without what mail programs and people add to it; the page's forms carry it on like that. */
export function readToken(text: string): string {
  return cleanToken(text) ?? noToken;
}

/** Opens nothing, and fits into an address. */
const noToken = "-";
