import { expect, test } from "vitest";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { normalizeEmail } from "#lib/crypto/normalize-email.ts";

Object.assign(process.env, makeKeys().web);

test.each([
  ["A@X.CA", "a@x.ca"],
  [" someone@example.org ", "someone@example.org"],
  ["someone+news@example.org", "someone@example.org"],
  ["s.o.m.e.o.n.e+x@gmail.com", "someone@gmail.com"],
  ["someone@googlemail.com", "someone@gmail.com"],
  ["some.one@example.org", "some.one@example.org"],
  ["someone@É.ca", "someone@xn--9ca.ca"],
  ["+someone@example.org", "+someone@example.org"],
])("%s reaches the mailbox of %s", (typed, mailbox) => {
  expect(normalizeEmail(typed)).toBe(mailbox);
});

test("an index is 16 bytes, the same for one mailbox and another for any other", () => {
  const index = hashEmail("right-to-stay", "some.one+x@gmail.com");
  expect(index).toHaveLength(16);
  expect(index).toEqual(hashEmail("right-to-stay", "SOMEONE@googlemail.com"));
  expect(index).not.toEqual(hashEmail("right-to-stay", "bob@gmail.com"));
});

test("one person's index differs from petition to petition", () => {
  expect(hashEmail("right-to-stay", "someone@example.org")).not.toEqual(hashEmail("another", "someone@example.org"));
});
