import { describe, expect, test } from "vitest";
import { parseNameForm } from "#lib/signatures/form/schema.ts";

import { accepted, errorsOf, formOf } from "./parsed-form.ts";

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
    ["bounces@refuge.example.org", "email.own"],
    ["bounces+abc234@refuge.example.org", "email.own"],
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
