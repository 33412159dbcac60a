/**
 * Everything that can be wrong with a sent form: `<field>.<what>`, and `form.<what>` when it is not about one field.
 * The words for each stand in `messages`, which a test holds against this list. No server code here: forms may import it.
 */
export const signErrorCodes = [
  "name.missing",
  "name.repeated",
  "name.file",
  /** Bytes that are no text: NUL and other control characters, or letters lost on the way (U+FFFD). */
  "name.broken",
  /** An invisible character that turns the reading direction around. */
  "name.direction",
  "name.lines",
  /** Begins with = + - @ or a tab, which a spreadsheet would take for a formula. */
  "name.leading",
  "name.link",
  "name.marks",
  /** More than 100 characters. */
  "name.long",
  "email.missing",
  "email.repeated",
  "email.file",
  "email.broken",
  "email.direction",
  /** More than 254 characters, or more than 64 before the @. */
  "email.long",
  "email.at-sign",
  "email.two-at-signs",
  /** Several addresses, separated by a comma, a space or the like. */
  "email.list",
  /** Before the @: a character that mail systems refuse, such as an accent or a space. */
  "email.local-part",
  /** After the @: no domain name, or one of this machine only. */
  "email.domain",
  /** The campaign's own address. */
  "email.own",
  "postalCode.missing",
  "postalCode.repeated",
  "postalCode.file",
  "postalCode.broken",
  "postalCode.direction",
  /** Not like K1A 0A6. */
  "postalCode.format",
  /** No Canadian code begins with this letter. */
  "postalCode.letter",
  /** A letter O where the digit 0 belongs. */
  "postalCode.letter-o",
  /** A letter I or L where the digit 1 belongs. */
  "postalCode.letter-i",
  /** Five digits, as in the United States and many other countries, with Canada as country. */
  "postalCode.zip",
  /** Abroad: more than 12 characters. */
  "postalCode.long",
  /** Abroad: signs that no postal code has. */
  "postalCode.abroad",
  "country.missing",
  "country.repeated",
  "country.file",
  "country.unknown",
  "updates.file",
  "form.closed",
  /** Too many attempts from one network. */
  "form.limited",
  /** The database does not answer. */
  "form.unavailable",
] as const;

export type SignErrorCode = (typeof signErrorCodes)[number];

const known: ReadonlySet<unknown> = new Set(signErrorCodes);

export function isSignErrorCode(text: unknown): text is SignErrorCode {
  return known.has(text);
}
