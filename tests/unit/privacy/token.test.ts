import { expect, test } from "vitest";
import { hashToken, makeToken, petitionTag, tagOfToken } from "#lib/privacy/token.ts";

test("a token is 48 letters for an address, never the same twice, and tells us its petition", () => {
  const tokens = Array.from({ length: 100 }, () => makeToken("right-to-stay"));
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9_-]{48}$/);
    expect(tagOfToken(token)).toEqual(petitionTag("right-to-stay"));
    expect(hashToken(token)).toHaveLength(32);
  }
});

test.each([
  "",
  "short",
  "x".repeat(47),
  "x".repeat(49),
  `${"x".repeat(47)}=`,
  `${"x".repeat(47)}\0`,
  "x".repeat(10_000),
])("%j cannot be a token", (text) => {
  expect(tagOfToken(text)).toBeNull();
});
