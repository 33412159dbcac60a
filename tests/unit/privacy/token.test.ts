import { expect, test } from "vitest";
import { hashStopToken, hashToken, makeToken, petitionTag, stopTokenOf, tagOfToken } from "#lib/privacy/token.ts";

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

test("the token that stops updates leads to the same row, and neither can take the place of the other", () => {
  const token = makeToken("right-to-stay");
  const stopToken = stopTokenOf(token);
  expect(stopToken).toMatch(/^[A-Za-z0-9_-]{48}$/);
  expect(tagOfToken(stopToken)).toEqual(tagOfToken(token));
  expect(hashStopToken(stopToken)).toEqual(hashToken(token));
  expect(hashToken(stopToken)).not.toEqual(hashToken(token));
  expect(hashStopToken(token)).not.toEqual(hashToken(token));
});
