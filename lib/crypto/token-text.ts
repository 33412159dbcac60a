import { base32crockford } from "@scure/base";

/** A link pasted twice with its tracking query is shorter. */
const CHARACTERS_MAX = 1000;

/** Spaces, also as forms send them, invisible characters, and what is left of a soft line break. */
const blank = "[\\s+=\\p{Z}\\p{Cf}\\p{Mn}]";
const blanks = new RegExp(blank, "gu");

/**
 * How tokens are spelled in links: 36 bytes in 58 characters of Crockford's base32. It has no punctuation, which mail
 * programs cut off the end of a link, and neither case nor look-alike letters matter.
 */
const spelling = wordOf("[0-9A-TV-Za-tv-z]", 58, "[0-9A-Za-z]");
/** In links mailed before that: 48 characters of base64url, where case matters. */
const earlierSpelling = wordOf("[\\w-]", 48, "[\\w-]");

/** A token of 36 bytes as it stands in a link. */
export function spellToken(bytes: Uint8Array): string {
  return base32crockford.encode(bytes).toLowerCase();
}

/** The bytes of a token that `cleanToken` has read. */
export function bytesOfToken(token: string): Buffer {
  return isEarlierToken(token) ? Buffer.from(token, "base64url") : Buffer.from(base32crockford.decode(token));
}

/** Whether a clean token is spelled as in the first links. */
export function isEarlierToken(token: string): boolean {
  return token.length === 48;
}

/**
 * The token in a text that a mail program or a person has added to: punctuation around it, blanks, line breaks and invisible
 * characters inside, percent or quoted-printable encoding, a whole link, the link twice.
 * @returns the one spelling of the token, or null when there is none; whether it opens anything, only the database knows
 */
export function cleanToken(text: string): string | null {
  if (text.length > CHARACTERS_MAX) return null;
  const read = unfolded(decoded(text));
  // No mail program adds NUL: who sends it is trying something.
  if (read.includes("\0")) return null;
  return respelled(spelling.exec(read)?.[0]) ?? joined(earlierSpelling.exec(read)?.[0]) ?? null;
}

/** Whether a token can be read out of the text. Looks at nothing but the text. */
export function isTokenShaped(text: string): boolean {
  return cleanToken(text) !== null;
}

/** Matches a word of that many letters, whatever blanks have come between them; the same link may follow at once. */
function wordOf(letter: string, length: number, neighbour: string): RegExp {
  return new RegExp(`(?<!${neighbour})(?:${letter}${blank}*){${length - 1}}${letter}(?=https?:|(?!${neighbour}))`, "u");
}

/** Without percent encoding, even where it was encoded twice. What is no UTF-8 stays as it is. */
function decoded(text: string): string {
  const once = text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      // Broken escapes, as anybody may send.
      return codes;
    }
  });
  return once === text ? text : decoded(once);
}

/** Without the line breaks that quoted-printable makes and the marks that a quoted mail begins its lines with. */
function unfolded(text: string): string {
  return text.replaceAll("=3D", "=").replace(/[\r\n]+[\s>|]*/g, "\n");
}

function joined(found: string | undefined): string | undefined {
  return found?.replace(blanks, "");
}

function respelled(found: string | undefined): string | undefined {
  try {
    const letters = joined(found);
    return letters && spellToken(base32crockford.decode(letters));
  } catch {
    return undefined; // bits are left over that no token has
  }
}
