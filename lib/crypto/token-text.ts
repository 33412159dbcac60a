import { base32crockford } from "@scure/base";

/** More than a link that was pasted twice with tracking parameters. */
const CHARACTERS_MAX = 1000;

/** Spaces (also `+`, as forms encode them), invisible characters, and `=` from a quoted-printable soft line break. */
const blank = "[\\s+=\\p{Z}\\p{Cf}\\p{Mn}]";
const blanks = new RegExp(blank, "gu");

/**
 * A token in a link: 36 bytes as 58 characters of Crockford's base32. It has no punctuation, because mail programs cut
 * punctuation off the end of a link. Case and look-alike letters make no difference.
 */
const tokenPattern = wordPattern("[0-9A-TV-Za-tv-z]", 58, "[0-9A-Za-z]");
/** A token in an earlier link: 48 characters of base64url, case-sensitive. */
const earlierTokenPattern = wordPattern("[\\w-]", 48, "[\\w-]");

/** A token of 36 bytes, encoded for a link. */
export function spellToken(bytes: Uint8Array): string {
  return base32crockford.encode(bytes).toLowerCase();
}

/** The bytes of a token that `cleanToken` returned. */
export function bytesOfToken(token: string): Buffer {
  return isEarlierToken(token) ? Buffer.from(token, "base64url") : Buffer.from(base32crockford.decode(token));
}

/** Whether a clean token has the earlier format, base64url. */
export function isEarlierToken(token: string): boolean {
  return token.length === 48;
}

/**
 * Finds the token in a text that a mail program or a person has changed: punctuation around it; spaces, line breaks and
 * invisible characters inside; percent or quoted-printable encoding; a whole link; the link twice.
 * @returns the token in its canonical form, or null when there is none; only the database knows whether it is valid
 */
export function cleanToken(text: string): string | null {
  if (text.length > CHARACTERS_MAX) return null;
  const decoded = percentDecode(text);
  // No mail program adds NUL, so this is an attack.
  if (decoded.includes("\0")) return null;
  // An earlier token can hold the letters 3D after a stray =, where nothing was encoded.
  return findToken(unfold(decoded.replaceAll("=3D", "="))) ?? findToken(unfold(decoded.replace(/=3D(?=\s)/g, "=")));
}

function findToken(plain: string): string | null {
  return canonicalize(tokenPattern.exec(plain)?.[0]) ?? removeBlanks(earlierTokenPattern.exec(plain)?.[0]) ?? null;
}

/** Whether the text contains a token, judged by its format only. */
export function isTokenShaped(text: string): boolean {
  return cleanToken(text) !== null;
}

/** Matches a word of `length` letters with any blanks between them. The same link may follow without a space. */
function wordPattern(letter: string, length: number, neighbour: string): RegExp {
  return new RegExp(`(?<!${neighbour})(?:${letter}${blank}*){${length - 1}}${letter}(?=https?:|(?!${neighbour}))`, "u");
}

/** Removes percent encoding, also where it was applied twice. Escapes that are not valid UTF-8 stay unchanged. */
function percentDecode(text: string): string {
  const once = text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      // Malformed escapes are ordinary input.
      return codes;
    }
  });
  return once === text ? text : percentDecode(once);
}

/** Removes the `>` or `|` at the start of lines in a quoted mail. */
function unfold(text: string): string {
  return text.replace(/[\r\n]+[\s>|]*/g, "\n");
}

function removeBlanks(match: string | undefined): string | undefined {
  return match?.replace(blanks, "");
}

function canonicalize(match: string | undefined): string | undefined {
  try {
    const letters = removeBlanks(match);
    return letters && spellToken(base32crockford.decode(letters));
  } catch {
    return undefined; // not 36 whole bytes, so not a token
  }
}
