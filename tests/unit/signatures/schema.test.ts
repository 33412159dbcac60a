import { describe, expect, test } from "vitest";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";
import { parseNameForm, parseSignForm, readTypedForm } from "#lib/signatures/form/schema.ts";

process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";

const good = { name: "Supporter One", email: "someone@example.org", postalCode: "K1A 0B1", country: "CA" };

function formOf(fields: Record<string, string | string[] | Blob>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields))
    if (value instanceof Blob) form.append(field, value);
    else for (const one of [value].flat()) form.append(field, one);
  return form;
}

function parse(changes: Parameters<typeof formOf>[0] = {}) {
  return parseSignForm(formOf({ ...good, ...changes }));
}

function accepted(changes: Parameters<typeof formOf>[0]) {
  const result = parse(changes);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.errors)}`);
  return result.value;
}

function errorsOf(changes: Parameters<typeof formOf>[0]) {
  const result = parse(changes);
  return result.ok ? {} : result.errors;
}

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

describe("name", () => {
  test.each([
    ["O", "O"],
    ["O'Brien-Nguyễn", "O'Brien-Nguyễn"],
    ["ᐃᓄᒃᑎᑐᑦ", "ᐃᓄᒃᑎᑐᑦ"],
    ["محمد علی\u200Cپور", "محمد علی\u200Cپور"],
    ["e\u0301lodie", "élodie"],
    ["  Supporter \u00A0 One\u200B ", "Supporter One"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["$" + "{7*7}", "$" + "{7*7}"],
    ["Robert'); DROP TABLE signature;--", "Robert'); DROP TABLE signature;--"],
    ["J.R.R. Tolkien", "J.R.R. Tolkien"],
    ["A. Li", "A. Li"],
    ["M.Ly", "M.Ly"],
    ["St.John", "St.John"],
    ["é".repeat(100), "é".repeat(100)],
    ["𠮷".repeat(100), "𠮷".repeat(100)],
  ])("%s is a name", (typed, kept) => {
    expect(accepted({ name: typed }).name).toBe(kept);
  });
  test.each([
    ["=1+1", "name.leading"],
    ["+1", "name.leading"],
    ["-1", "name.leading"],
    ["@SUM(A1)", "name.leading"],
    ["\tName", "name.leading"],
    ["  =1", "name.leading"],
    ["\u200B@x", "name.leading"],
    ["＝1", "name.leading"],
    ["Name\r\nBcc: all@example.org", "name.lines"],
    ["Name\nName", "name.lines"],
    ["Name\u2028Name", "name.lines"],
    ["see https://spam.example", "name.link"],
    ["www.spam.example", "name.link"],
    ["Visit spam.com now", "name.link"],
    ["t.me/channel", "name.link"],
    ["a".repeat(101), "name.long"],
    [`a${"\u0301".repeat(500)}`, "name.marks"],
  ])("%j is refused", (typed, code) => {
    expect(errorsOf({ name: typed })).toEqual({ name: code });
  });
});

describe("a name sent alone, to replace another,", () => {
  test("keeps the rules of the form", () => {
    expect(parseNameForm(formOf({ name: "  Zoë   Tremblay " }))).toEqual({ ok: true, name: "Zoë Tremblay" });
    expect(parseNameForm(formOf({ name: "=SUM(A1)" }))).toEqual({
      ok: false,
      error: "name.leading",
      typed: "=SUM(A1)",
    });
  });
  test.each([
    ["absent", {}, "name.missing"],
    ["a file", { name: new Blob(["Zoë"]) }, "name.file"],
    ["sent twice", { name: ["Zoë", "Zoé"] }, "name.repeated"],
    ["broken", { name: "Zo\0ë" }, "name.broken"],
  ])("is refused when it is %s", (_, fields, error) => {
    expect(parseNameForm(formOf(fields))).toMatchObject({ ok: false, error });
  });
  test("comes back bounded and free of NUL", () => {
    expect(parseNameForm(formOf({ name: `\0${"a".repeat(5000)}` }))).toMatchObject({ typed: "a".repeat(1000) });
  });
});

describe("email", () => {
  test.each([
    ["  someone@example.org\u00A0", "someone@example.org"],
    ["First.Last+news@Example.ORG", "First.Last+news@example.org"],
    ["someone@é.ca", "someone@xn--9ca.ca"],
    ["someone@dead-domain-nobody-owns.ca", "someone@dead-domain-nobody-owns.ca"],
    ["someone@gmial.com", "someone@gmial.com"],
    ["o'brien@example.org", "o'brien@example.org"],
    [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
  ])("%s is an address", (typed, kept) => {
    expect(accepted({ email: typed }).email).toBe(kept);
  });
  test.each([
    ["someone", "email.at-sign"],
    ["a@b", "email.domain"],
    ["a@@b.ca", "email.two-at-signs"],
    ["a@b@c.ca", "email.two-at-signs"],
    ["a@localhost", "email.domain"],
    ["a@[127.0.0.1]", "email.domain"],
    ["a@127.0.0.1", "email.domain"],
    ["a@127.1", "email.domain"],
    ["a@-x.ca", "email.domain"],
    ["a@x..ca", "email.domain"],
    ["a@x y.ca", "email.domain"],
    ["a@x.ca/path", "email.domain"],
    ["a@x.1", "email.domain"],
    ["a@", "email.domain"],
    ["@x.ca", "email.local-part"],
    ["a b@x.ca", "email.local-part"],
    [".a@x.ca", "email.local-part"],
    ["a..b@x.ca", "email.local-part"],
    ["élodie@x.ca", "email.local-part"],
    ['"a"@x.ca', "email.local-part"],
    ["a@x.ca, b@x.ca", "email.list"],
    ["a@x.ca;b@x.ca", "email.list"],
    [`${"a".repeat(64)}@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(59)}.ca`, "email.long"],
    [`${"a".repeat(65)}@x.ca`, "email.long"],
    ["hello@refuge.example.org", "email.own"],
    ["Hello+x@REFUGE.example.org", "email.own"],
  ])("%s is refused", (typed, code) => {
    expect(errorsOf({ email: typed })).toEqual({ email: code });
  });
  test("a look-alike domain is another one, and is shown in punycode", () => {
    expect(accepted({ email: "someone@gmаil.com" }).email).toBe("someone@xn--gmil-63d.com");
  });
});

describe("postal code", () => {
  test.each(["k1a0b1", "K1A-0B1", " k1a 0b1 ", "K1A–0B1", "Ｋ１Ａ０Ｂ１"])("%s is K1A 0B1", (typed) => {
    expect(accepted({ postalCode: typed }).postalCode).toBe("K1A 0B1");
  });
  test.each([
    ["D1A 0A1", "postalCode.letter"],
    ["W1A 0A1", "postalCode.letter"],
    ["Z1A 0A1", "postalCode.letter"],
    ["K1F 0A1", "postalCode.letter"],
    ["K1A OB1", "postalCode.letter-o"],
    ["KOA OB1", "postalCode.letter-o"],
    ["90210", "postalCode.zip"],
    ["90210-1234", "postalCode.zip"],
    ["K1A", "postalCode.format"],
    ["K1A 0B12", "postalCode.format"],
    ["hello", "postalCode.format"],
  ])("in Canada %s is refused", (typed, code) => {
    expect(errorsOf({ postalCode: typed })).toEqual({ postalCode: code });
  });
  test.each([
    ["US", "90210", "90210"],
    ["FR", "", ""],
    ["FR", "  ", ""],
    ["GB", "sw1a 1aa", "SW1A 1AA"],
  ])("abroad (%s) %j is fine", (country, typed, kept) => {
    expect(accepted({ country, postalCode: typed }).postalCode).toBe(kept);
  });
  test("abroad, what is too long or no code is refused", () => {
    expect(errorsOf({ country: "FR", postalCode: "1".repeat(13) })).toEqual({ postalCode: "postalCode.long" });
    expect(errorsOf({ country: "FR", postalCode: "=1+1" })).toEqual({ postalCode: "postalCode.abroad" });
  });
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
