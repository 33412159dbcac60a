// Longer than any token; a longer text would not fit into the address that is led back to.
const CHARACTERS_MAX = 64;

/** The token a form carries. Whatever else was sent in its place is no token, and gets the answer that wrong ones get. */
export function tokenField(form: FormData): string {
  const [token, ...others] = form.getAll("token");
  return typeof token === "string" && token !== "" && others.length === 0 ? token.slice(0, CHARACTERS_MAX) : "-";
}
