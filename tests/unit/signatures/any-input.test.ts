import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeEmail } from "#lib/crypto/normalize-email.ts";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";
import { emailField } from "#lib/signatures/form/fields/email.ts";
import { nameField } from "#lib/signatures/form/fields/name.ts";
import { postalCodeField } from "#lib/signatures/form/fields/postal-code.ts";
import { parseSignForm } from "#lib/signatures/form/schema.ts";

/** Any text at all, with what attackers and broken programs send made likely. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 150 }),
  fc.string({ unit: fc.constantFrom(..."=+-@\t aZ9.$'<>\0\r\n", "\u0300", "\u202E", "\uFFFD"), maxLength: 40 }),
);
const field = fc.constantFrom(
  "name",
  "email",
  "postalCode",
  "country",
  "updates",
  "website",
  "formKey",
  "__proto__",
  "role",
);

test("whatever is sent, the form is taken or every error is one we have words for, and nothing throws", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(field, anyText), { maxLength: 12 }), (sent) => {
      const form = new FormData();
      for (const [name, value] of sent) form.append(name, value);
      const result = parseSignForm(form);
      if (!result.ok) for (const code of Object.values(result.errors)) expect(signErrorCodes).toContain(code);
    }),
    { numRuns: 500 },
  );
});

test.each([" ", "\u200B", "@", ",", "<", "(", '"', "1", "\u0660", "a@"])("30 kB of %j are answered at once", (sign) => {
  const begun = performance.now();
  for (const name of ["name", "email", "postalCode"]) {
    const form = new FormData();
    form.append(name, `a@b<${sign.repeat(30_000 / sign.length)}x`);
    expect(parseSignForm(form).ok).toBe(false);
  }
  expect(performance.now() - begun).toBeLessThan(300);
});

test.each([
  ["(", ")"],
  ["<", ">"],
  ["[", "]"],
  ["*", "*"],
  ["mailto:", ""],
])("an address of many @ in layers of %j is answered at once", (before, after) => {
  const begun = performance.now();
  for (const inside of ["@", "a@", "<@", "](@", "@ ("]) {
    const layers = 450 / before.length;
    const form = new FormData();
    form.append("email", `${before.repeat(layers)}${inside.repeat(1000 / inside.length)}${after.repeat(layers)}`);
    expect(parseSignForm(form).ok).toBe(false);
  }
  expect(performance.now() - begun).toBeLessThan(500);
});

test("a name that is taken can be stored, shown and put into a spreadsheet, and is taken again as it is", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { data } = nameField.safeParse(text);
      if (data === undefined) return;
      expect(data).toBe(data.normalize("NFC"));
      expect(data).not.toMatch(/[\0\r\n\t\uFFFD\u202A-\u202E\u2066-\u2069]/);
      expect(data).not.toMatch(/^\s*[=+\-@]/);
      expect([...data].length).toBeLessThanOrEqual(100);
      expect(data.trim()).not.toBe("");
      expect(nameField.safeParse(data).data).toBe(data);
    }),
    { numRuns: 1000 },
  );
});

test("an address that is taken is plain ASCII with one @, fits a mail header, and is taken again as it is", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.emailAddress()), (text) => {
      const { data } = emailField.safeParse(text);
      if (data === undefined) return;
      expect(data).toMatch(/^[\x21-\x7e]+$/);
      expect(data.split("@")).toHaveLength(2);
      expect(data).not.toMatch(/[\s<>,;:"()[\]\\]/);
      expect(data.length).toBeLessThanOrEqual(254);
      expect(emailField.safeParse(data).data).toBe(data);
    }),
    { numRuns: 1000 },
  );
});

test("all spellings of one mailbox compare as one, and comparing again changes nothing", () => {
  const tag = fc.stringMatching(/^[a-z0-9.-]{0,10}$/);
  fc.assert(
    fc.property(fc.emailAddress(), tag, fc.boolean(), (address, tag, loud) => {
      const at = address.lastIndexOf("@");
      const local = address.slice(0, at).replace(/\+.*/s, "");
      fc.pre(local !== "");
      const tagged = `${local}+${tag}${address.slice(at)}`;
      const spelled = loud ? ` ${tagged.toUpperCase()} ` : tagged;
      expect(normalizeEmail(spelled)).toBe(normalizeEmail(`${local}${address.slice(at)}`));
      expect(normalizeEmail(normalizeEmail(address))).toBe(normalizeEmail(address));
    }),
  );
});

test("a Canadian postal code that is taken has the one form, however it was typed", () => {
  const canada = postalCodeField("CA");
  const code = fc.stringMatching(/^[ABCEGHJKLMNPRSTVXY][0-9][ABCEGHJKLMNPRSTVWXYZ][0-9][ABCEGHJKLMNPRSTVWXYZ][0-9]$/);
  fc.assert(
    fc.property(code, fc.constantFrom("", " ", "-"), fc.boolean(), (code, gap, quiet) => {
      const typed = `${code.slice(0, 3)}${gap}${code.slice(3)}`;
      expect(canada.safeParse(quiet ? typed.toLowerCase() : typed).data).toBe(`${code.slice(0, 3)} ${code.slice(3)}`);
    }),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const { data } = canada.safeParse(text);
      if (data !== undefined) expect(data).toMatch(/^[A-Z]\d[A-Z] \d[A-Z]\d$/);
    }),
  );
});
