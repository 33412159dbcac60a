import { isBlank, readable, stop, trimmed } from "./text.ts";

const CHARACTERS_MAX = 100;
/** Vietnamese, Hebrew and Thai stack three at most once composed. */
const MARKS_IN_A_ROW_MAX = 4;

const formula = /^[\t\r\n]|^[\s\u200B-\u200F\u2060\uFEFF]*[=+\-@＝＋－＠]/u;
const tooManyMarks = new RegExp(`\\p{M}{${MARKS_IN_A_ROW_MAX + 1},}`, "u");
/** Endings of the addresses that link spam uses; three letters before the dot, so that "A. Li" and "J.Co" stay names. */
const link =
  /:\/\/|www\.|\b[\w-]{3,}\.(?:com|net|org|info|biz|ca|co|io|me|ru|xyz|top|shop|site|online|link)\b|\w\.\w+\//iu;

/** Invisible signs that come with copied text: soft hyphens, zero-width spaces. Joiners and direction marks belong to names. */
const pasted = /[\u00AD\u200B\u2060-\u2064\uFEFF]/gu;

/** A person's name in any script, one letter long or more, composed (NFC), single-spaced. Nothing else is asked of it. */
export const nameField = readable("name")
  .refine((text) => !isBlank(text), stop("name.missing"))
  .refine((text) => !formula.test(text), stop("name.leading"))
  .refine((text) => !/[\r\n\u2028\u2029]/u.test(text), stop("name.lines"))
  .transform((text) => trimmed(text).replace(pasted, "").replace(/\s+/gu, " ").normalize("NFC"))
  .refine((text) => !tooManyMarks.test(text), stop("name.marks"))
  .refine((text) => !link.test(text), stop("name.link"))
  .refine((text) => [...text].length <= CHARACTERS_MAX, stop("name.long"));
