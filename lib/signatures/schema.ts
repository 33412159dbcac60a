import type { z } from "zod";
import type { SignErrorCode } from "./error-codes.ts";
import { countryField } from "./fields/country.ts";
import { emailField } from "./fields/email.ts";
import { nameField } from "./fields/name.ts";
import { postalCodeField } from "./fields/postal-code.ts";
import type { TextField } from "./fields/text.ts";

/** A checked form, ready for `sign`. */
export type SignForm = {
  /** Composed (NFC), trimmed, at most 100 characters. */
  name: string;
  /** As typed before the @, punycode after it. */
  email: string;
  /** `K1A 0B1` for Canada; free text, perhaps empty, elsewhere. */
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Opted in to news by mail. */
  updates: boolean;
  /** Chose to be named in public. */
  publicName: boolean;
  /** Random text that this rendering of the form carried, or null. A prerendered form must carry none: one key, one form. */
  formKey: string | null;
  /** Something looks automatic. Never a reason to discard, only to look before counting. */
  review: boolean;
};

/** What to put back into the fields, so that nobody types twice. */
export type TypedForm = Record<TextField, string> & { updates: boolean; publicName: boolean };

type ErrorField = TextField | "updates" | "publicName" | "form";

/** At most one error per field. */
export type SignErrors = Partial<Record<ErrorField, SignErrorCode>>;

/** The value of a ticked box. Anything else, `on` and `1` included, is not consent. */
export const consentValue = "yes";

/** Longer texts cannot be right, and need not be sent back in full. */
const TYPED_CHARACTERS_MAX = 1000;

/**
 * Checks what a browser, or anything else, sent as the petition form. Every rule is a row of the catalogue of bad input.
 * Fields the form does not have are ignored.
 */
export function parseSignForm(
  form: FormData,
): { ok: true; value: SignForm } | { ok: false; errors: SignErrors; typed: TypedForm } {
  const errors: SignErrors = {};
  const country = checked(form, "country", countryField, errors);
  const name = checked(form, "name", nameField, errors);
  const email = checked(form, "email", emailField, errors);
  const postalCode = checked(form, "postalCode", postalCodeField(country ?? countryTyped(form)), errors);
  const updates = ticked(form, "updates", errors);
  const publicName = ticked(form, "publicName", errors);
  if (name === null || email === null || postalCode === null || country === null || Object.keys(errors).length > 0)
    return { ok: false, errors, typed: readTypedForm(form) };
  const review = form.getAll("website").some((value) => value !== "");
  return {
    ok: true,
    value: { name, email, postalCode, country, updates, publicName, formKey: readFormKey(form), review },
  };
}

/** Checks a name that is sent alone, to replace the one that was given. */
export function parseNameForm(
  form: FormData,
): { ok: true; name: string } | { ok: false; error: SignErrorCode; typed: string } {
  const errors: SignErrors = {};
  const name = checked(form, "name", nameField, errors);
  if (name !== null) return { ok: true, name };
  return { ok: false, error: errors.name ?? "name.missing", typed: readTypedForm(form).name };
}

/** The texts and ticks of a form as they were sent, fit to be shown again. For answers that are no fault of the form. */
export function readTypedForm(form: FormData): TypedForm {
  const text = (field: TextField) => {
    const value = form.get(field);
    return typeof value === "string" ? value.replaceAll("\0", "").slice(0, TYPED_CHARACTERS_MAX) : "";
  };
  const tick = (field: string) => isConsent(form.getAll(field));
  return {
    name: text("name"),
    email: text("email"),
    postalCode: text("postalCode"),
    country: text("country"),
    updates: tick("updates"),
    publicName: tick("publicName"),
  };
}

function checked(form: FormData, field: TextField, rule: z.ZodType<string, string>, errors: SignErrors): string | null {
  const values = form.getAll(field);
  const [value = ""] = values;
  if (values.some((one) => typeof one !== "string")) errors[field] = `${field}.file`;
  else if (values.length > 1) errors[field] = `${field}.repeated`;
  else if (typeof value === "string") {
    const result = rule.safeParse(value);
    if (result.success) return result.data;
    errors[field] = result.error.issues[0]?.message as SignErrorCode;
  }
  return null;
}

function ticked(form: FormData, field: "updates" | "publicName", errors: SignErrors): boolean {
  const values = form.getAll(field);
  if (values.some((value) => typeof value !== "string")) errors[field] = `${field}.file`;
  return isConsent(values);
}

/** One plain yes. A repeated field is not a clear yes, so it is none. */
function isConsent(values: FormDataEntryValue[]): boolean {
  return values.length === 1 && values[0] === consentValue;
}

/** With an unknown country the postal code is still checked, as for Canada: most errors are then shown at once. */
function countryTyped(form: FormData): string {
  const value = form.get("country");
  return typeof value === "string" && value !== "" ? value : "CA";
}

function readFormKey(form: FormData): string | null {
  const value = form.get("formKey");
  return typeof value === "string" && /^[\w-]{16,64}$/.test(value) ? value : null;
}
