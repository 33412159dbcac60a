import { z } from "zod";
import { isBlank, plainDigits, readable, stop, trimmed } from "./text.ts";

const ABROAD_CHARACTERS_MAX = 12;

/** Canada Post: D, F, I, O, Q and U are never used, W and Z never first. */
const canadian = /^[A-CEGHJ-NPRSTVXY]\d[A-CEGHJ-NPRSTV-Z]\d[A-CEGHJ-NPRSTV-Z]\d$/;
const letterDigitShape = /^[A-Z]\d[A-Z]\d[A-Z]\d$/;
const zip = /^\d{5}(?:\d{4})?$/;

/**
 * A postal code of the given country: `K1A 0B1` for Canada however it was typed; optional and free elsewhere.
 * @param country ISO 3166-1 alpha-2
 */
export function postalCodeField(country: string) {
  return country === "CA" ? canadianCode : foreignCode;
}

const canadianCode = readable("postalCode")
  .refine((text) => !isBlank(text), stop("postalCode.missing"))
  .transform((text) => latinCapitals(plain(text).replace(/[\s\p{P}\p{Cf}]/gu, "")))
  .refine((code) => !zip.test(code), stop("postalCode.zip"))
  .refine((code) => !isMeant(code, /O/g, "0"), stop("postalCode.letter-o"))
  .refine((code) => !isMeant(code, /[IL]/g, "1"), stop("postalCode.letter-i"))
  .refine((code) => letterDigitShape.test(code), stop("postalCode.format"))
  .refine((code) => canadian.test(code), stop("postalCode.letter"))
  .transform((code) => `${code.slice(0, 3)} ${code.slice(3)}`);

const foreignCode = readable("postalCode")
  .transform((text) =>
    trimmed(plain(text).replace(/\p{Cf}/gu, ""))
      // Japan writes 〒 before its codes, and the sign for a long vowel where others have a hyphen.
      .replace(/^〒\s*/u, "")
      .replace(/[\p{Pd}\u2212]|(?<=\d)ー(?=\d)/gu, "-")
      .replace(/\s+/gu, " ")
      .replace(/[.,;]$/, ""),
  )
  .pipe(
    z
      .string()
      .refine((code) => [...code].length <= ABROAD_CHARACTERS_MAX, stop("postalCode.long"))
      .refine((code) => /^[A-Z0-9 -]*$/.test(code), stop("postalCode.abroad")),
  );

function plain(text: string): string {
  return plainDigits(text.normalize("NFKC")).toUpperCase();
}

const cyrillicAndGreek = "АВЕКМНРСТХУΑΒΕΗΚΜΝΡΤΧΥΖ";
const alike = "ABEKMHPCTXYABEHKMNPTXYZ";

/** On a Cyrillic or Greek keyboard half of the letters of a Canadian code look right and are others. */
function latinCapitals(code: string): string {
  return [...code].map((sign) => alike[cyrillicAndGreek.indexOf(sign)] ?? sign).join("");
}

/** Whether the code is wrong only by letters that stand where a digit belongs. */
function isMeant(code: string, letters: RegExp, digit: string): boolean {
  const meant = [...code].map((sign, place) => (place % 2 === 1 ? sign.replace(letters, digit) : sign)).join("");
  return !canadian.test(code) && canadian.test(meant);
}
