import { z } from "zod";
import { isBlank, readable, stop, trimmed } from "./text.ts";

const ABROAD_CHARACTERS_MAX = 12;

/** Canada Post: D, F, I, O, Q and U are never used, W and Z never first. */
const canadian = /^[A-CEGHJ-NPRSTVXY]\d[A-CEGHJ-NPRSTV-Z]\d[A-CEGHJ-NPRSTV-Z]\d$/;
const letterDigitShape = /^[A-Z]\d[A-Z]\d[A-Z]\d$/;
const zip = /^\d{5}(?:-?\d{4})?$/;

/**
 * A postal code of the given country: `K1A 0B1` for Canada however it was typed; optional and free elsewhere.
 * @param country ISO 3166-1 alpha-2
 */
export function postalCodeField(country: string) {
  return country === "CA" ? canadianCode : foreignCode;
}

const canadianCode = readable("postalCode")
  .refine((text) => !isBlank(text), stop("postalCode.missing"))
  .transform((text) =>
    text
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[\s\p{Pd}\p{Cf}]/gu, ""),
  )
  .refine((code) => !zip.test(code), stop("postalCode.zip"))
  .refine((code) => canadian.test(code) || !canadian.test(withZeros(code)), stop("postalCode.letter-o"))
  .refine((code) => letterDigitShape.test(code), stop("postalCode.format"))
  .refine((code) => canadian.test(code), stop("postalCode.letter"))
  .transform((code) => `${code.slice(0, 3)} ${code.slice(3)}`);

const foreignCode = readable("postalCode")
  .transform((text) => trimmed(text).normalize("NFKC").toUpperCase().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .refine((code) => [...code].length <= ABROAD_CHARACTERS_MAX, stop("postalCode.long"))
      .refine((code) => /^[A-Z0-9 -]*$/.test(code), stop("postalCode.format")),
  );

/** What the code would be with a digit 0 wherever a letter O stands in a digit's place. */
function withZeros(code: string): string {
  return [...code].map((sign, place) => (sign === "O" && place % 2 === 1 ? "0" : sign)).join("");
}
