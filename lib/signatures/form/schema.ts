import type { z } from "zod";
import { isSignErrorCode, type SignErrorCode } from "./error-codes.ts";
import { countryField } from "./fields/country.ts";
import { emailField } from "./fields/email.ts";
import { nameField } from "./fields/name.ts";
import { postalCodeField } from "./fields/postal-code.ts";
import type { TextField } from "./fields/text.ts";

/** What a form says of the person who signs, checked. */
export type PersonForm = {
  /** Composed (NFC), trimmed, at most 100 characters. */
  name: string;
  /** `K1A 0B1` for Canada; free text, perhaps empty, elsewhere. */
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Opted in to news by mail. */
  updates: boolean;
};

/** A checked petition form, ready for `sign`. */
export type SignForm = PersonForm & {
  /** As typed before the @, punycode after it. */
  email: string;
  /** Random text that this rendering of the form carried, or null. A prerendered form must carry none: one key, one form. */
  formKey: string | null;
  /** Something looks automatic. Never a reason to discard, only to look before counting. */
  review: boolean;
};

/** What to put back into the fields, so that nobody types twice. */
export type TypedForm = Record<TextField, string> & {
  updates: boolean;
  /** Keys of other petitions that are ticked; left out where none is. */
  also?: string[];
};

type ErrorField = TextField | "updates" | "form";

/** At most one error per field. */
export type SignErrors = Partial<Record<ErrorField, SignErrorCode>>;

/** The value of a ticked box. Anything else, `on` and `1` included, is not consent. */
const consentValue = "yes";

/** Longer texts cannot be right, and need not be sent back in full. */
const TYPED_CHARACTERS_MAX = 1000;

type Parsed<Form> = { ok: true; value: Form } | { ok: false; errors: SignErrors; typed: TypedForm };

/**
 * Checks what a browser, or anything else, sent as the petition form. Every rule is a row of the catalogue of bad input.
 * Fields the form does not have are ignored.
 */
export function parseSignForm(form: FormData): Parsed<SignForm> {
  const errors: SignErrors = {};
  const person = checkedPerson(form, errors);
  const email = checked(form, "email", emailField, errors);
  if (person === null || email === null) return { ok: false, errors, typed: readTypedForm(form) };
  return { ok: true, value: { ...person, email, formKey: readFormKey(form), review: isTrapped(form) } };
}

/** Checks a form that asks for an address only. */
export function parseEmailForm(form: FormData): Parsed<Pick<SignForm, "email" | "formKey" | "review">> {
  const errors: SignErrors = {};
  const email = checked(form, "email", emailField, errors);
  if (email === null) return { ok: false, errors, typed: readTypedForm(form) };
  return { ok: true, value: { email, formKey: readFormKey(form), review: isTrapped(form) } };
}

/** Checks the form behind the mailed link, which asks the same of its owner, but for the address that the link came to. */
export function parsePersonForm(form: FormData): Parsed<PersonForm> {
  const errors: SignErrors = {};
  const person = checkedPerson(form, errors);
  return person === null ? { ok: false, errors, typed: readTypedForm(form) } : { ok: true, value: person };
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
  return {
    name: text("name"),
    email: text("email"),
    postalCode: text("postalCode"),
    country: text("country"),
    updates: readUpdates(form),
    ...(readAlso(form).length > 0 ? { also: readAlso(form) } : {}),
  };
}

/** More petitions than this are never open at once. */
const ALSO_MAX = 30;

/** The keys of other petitions that the form wants to sign as well. Which of them can be signed, the petitions say. */
export function readAlso(form: FormData): string[] {
  const keys = form.getAll("also").filter((value) => typeof value === "string" && /^[a-z0-9-]{1,64}$/.test(value));
  return [...new Set(keys.map(String))].slice(0, ALSO_MAX);
}

/** Whether a form opts in to news. A file, a repeated field and `on` are no clear yes, so they are none. */
export function readUpdates(form: FormData): boolean {
  const values = form.getAll("updates");
  return values.length === 1 && values[0] === consentValue;
}

/** Whether the field that nobody sees is filled in. */
function isTrapped(form: FormData): boolean {
  return form.getAll("website").some((value) => value !== "");
}

function checkedPerson(form: FormData, errors: SignErrors): PersonForm | null {
  const country = checked(form, "country", countryField, errors);
  const name = checked(form, "name", nameField, errors);
  const postalCode = checked(form, "postalCode", postalCodeField(country ?? countryTyped(form)), errors);
  if (form.getAll("updates").some((value) => typeof value !== "string")) errors.updates = "updates.file";
  if (name === null || postalCode === null || country === null || errors.updates) return null;
  return { name, postalCode, country, updates: readUpdates(form) };
}

function checked(form: FormData, field: TextField, rule: z.ZodType<string, string>, errors: SignErrors): string | null {
  const values = form.getAll(field);
  const [value = ""] = values;
  if (values.some((one) => typeof one !== "string")) errors[field] = `${field}.file`;
  else if (values.length > 1) errors[field] = `${field}.repeated`;
  else if (typeof value === "string") {
    const result = rule.safeParse(value);
    if (result.success) return result.data;
    errors[field] = codeOf(result.error);
  }
  return null;
}

/** The code that a rule fails with, which Zod carries as its message. @throws Error for a rule that has none */
function codeOf({ issues }: z.ZodError): SignErrorCode {
  const code = issues[0]?.message;
  if (isSignErrorCode(code)) return code;
  throw new Error("A rule of the form fails without a code");
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
