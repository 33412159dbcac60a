import { z } from "zod";
import type { SignErrorCode } from "../error-codes.ts";

/** Longer than any rule allows. Asked first: on 30,000 spaces the patterns of the rules take seconds. */
const CHARACTERS_MAX = 2000;

type TextField = "name" | "email" | "postalCode" | "country";

/** The error of a rule, ending the check there: one field shows one error at a time. */
export function stop(error: SignErrorCode): { error: string; abort: true } {
  return { error, abort: true };
}

/**
 * A text that can be read and stored. Passes it on as typed; trimming is for the field's own rules.
 * Browsers and Next let NUL and U+FFFD through to the action, and Postgres refuses NUL with an error of its own.
 */
export function readable(field: "name" | "email" | "postalCode") {
  return z
    .string()
    .refine((text) => text.length <= CHARACTERS_MAX, stop(`${field}.long`))
    .refine((text) => text.isWellFormed() && !text.includes("\uFFFD") && !control.test(text), stop(`${field}.broken`))
    .refine((text) => !turnsDirection.test(text), stop(`${field}.direction`));
}

/** Whether anything is left for the eye once spaces and zero-width characters are gone. */
export function isBlank(text: string): boolean {
  return text.replace(invisible, "") === "";
}

/** The text without spaces and zero-width characters at its ends; those inside stay, as Persian and Hindi need them. */
export function trimmed(text: string): string {
  return text.replace(edges, "");
}

/** Full-width signs, as keyboards for Chinese, Japanese and Korean type them, in their plain form. */
export function plainWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\uFE6B\u3002\uFF61]/gu, (sign) =>
    /[\u3002\uFF61]/u.test(sign) ? "." : sign.normalize("NFKC"),
  );
}

/** Digits of any script, in their plain form. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The digits of a script stand in one row, 0 to 9. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value % 10;
}

export type { TextField };

/** Tab, line feed and carriage return have errors of their own, or count as spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;
/** Embeddings, overrides and isolates; the plain marks LRM, RLM and ALM belong to Arabic and Hebrew typing. */
const turnsDirection = /[\u202A-\u202E\u2066-\u2069]/u;
const invisible = /[\s\p{Cf}\u115F\u1160\u3164\uFFA0\u2800]/gu;
const edges = /^[\s\u200B-\u200F\u2060\uFEFF]+|[\s\u200B-\u200F\u2060\uFEFF]+$/gu;
