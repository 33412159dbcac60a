import { describe, expect, test } from "vitest";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";
import { parseSignForm, readTypedForm } from "#lib/signatures/form/schema.ts";

import { accepted, errorsOf, formOf, good, parse } from "./parsed-form.ts";

test("a plain form passes, with nothing ticked", () => {
  expect(parse()).toEqual({
    ok: true,
    value: { ...good, updates: false, formKey: null, review: false },
  });
});

describe("any text field", () => {
  const fields = ["name", "email", "postalCode"] as const;
  test.each(fields)("%s: absent, spaces or zero-width only is missing", (field) => {
    for (const value of [[], "", "   ", "\u200B\u200B", "\u2060\uFEFF \u00A0", "\u3164"])
      expect(errorsOf({ [field]: value })).toEqual({ [field]: `${field}.missing` });
  });
  test.each(fields)("%s: NUL, control characters, lost letters and half letters are broken", (field) => {
    for (const sign of ["\0", "\u0007", "\u001B", "\u007F", "\u0085", "\uFFFD", "\uD83D"])
      expect(errorsOf({ [field]: `a${sign}b` }), JSON.stringify(sign)).toEqual({ [field]: `${field}.broken` });
  });
  test.each(fields)("%s: a character that turns the reading direction is refused", (field) => {
    for (const sign of ["\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068"])
      expect(errorsOf({ [field]: `a${sign}b` })).toEqual({ [field]: `${field}.direction` });
  });
  test.each([...fields, "country"] as const)("%s: sent twice, or as a file", (field) => {
    expect(errorsOf({ [field]: [good[field], good[field]] })).toEqual({ [field]: `${field}.repeated` });
    expect(errorsOf({ [field]: new Blob(["Name"]) })).toEqual({ [field]: `${field}.file` });
  });
});

test("fields the form does not have are ignored", () => {
  const value = accepted({
    role: "admin",
    confirmedAt: "2026-01-01",
    status: "confirmed",
    __proto__x: "1",
    constructor: "x",
  });
  expect(Object.keys(value).sort()).toEqual(
    ["country", "email", "formKey", "name", "postalCode", "review", "updates"].sort(),
  );
  const form = formOf(good);
  form.append("__proto__", "polluted");
  expect(parseSignForm(form).ok).toBe(true);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("every error of a form is told at once, and what was typed comes back", () => {
  const typed = { name: " ", email: "someone", postalCode: "12345", country: "CA", updates: "yes" };
  expect(parseSignForm(formOf(typed))).toEqual({
    ok: false,
    errors: { name: "name.missing", email: "email.at-sign", postalCode: "postalCode.zip" },
    typed: { ...typed, updates: true },
  });
});

test("what comes back is bounded and free of NUL", () => {
  const typed = readTypedForm(formOf({ ...good, name: `\0${"a".repeat(5000)}` }));
  expect(typed.name).toBe("a".repeat(1000));
});

test.each([
  ["", "country.missing"],
  ["ZZ", "country.unknown"],
  ["Canada", "country.unknown"],
  ["C\0", "country.unknown"],
])("country %j is refused", (country, code) => {
  expect(errorsOf({ country })).toEqual({ country: code });
});

describe("consent", () => {
  test("news is asked for by one plain yes only", () => {
    expect(accepted({ updates: "yes" }).updates).toBe(true);
    for (const value of ["on", "1", "true", "YES", " yes", "", ["yes", "yes"], ["yes", "no"]])
      expect(accepted({ updates: value }).updates, JSON.stringify(value)).toBe(false);
    expect(accepted({ "updates[]": "yes" }).updates).toBe(false);
    expect(errorsOf({ updates: new Blob(["yes"]) })).toEqual({ updates: "updates.file" });
  });
});

test("the trap field leads to review, never to refusal", () => {
  expect(accepted({ website: "" }).review).toBe(false);
  expect(accepted({ website: "https://spam.example" }).review).toBe(true);
  expect(accepted({ website: new Blob(["x"]) }).review).toBe(true);
});

test("a form key is kept when it looks like one, and otherwise left out", () => {
  expect(accepted({ formKey: "0192f0c1-5f5e-7b6a-9c1d-2e3f4a5b6c7d" }).formKey).not.toBeNull();
  for (const formKey of ["", "short", "with space in the key", "x".repeat(65), "\0".repeat(20)])
    expect(accepted({ formKey }).formKey).toBeNull();
});

test("each error code stands once in the closed list", () => {
  expect(new Set(signErrorCodes).size).toBe(signErrorCodes.length);
});
