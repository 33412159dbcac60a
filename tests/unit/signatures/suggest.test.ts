import { expect, test } from "vitest";
import { suggestEmail } from "#lib/signatures/form/suggest.ts";

test.each([
  ["someone@gmial.com", "someone@gmail.com"],
  ["someone@gmai.com", "someone@gmail.com"],
  ["someone@gmaill.com", "someone@gmail.com"],
  ["someone@hotmial.com", "someone@hotmail.com"],
  ["someone@videotrom.ca", "someone@videotron.ca"],
])("%s probably means %s", (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each([
  "someone@gmail.com",
  "someone@mail.com",
  "someone@ymail.com",
  "someone@example.org",
  "someone",
  "@gmial.com",
  "",
])("%s gets no suggestion", (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});
