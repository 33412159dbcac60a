import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { makeKeys } from "#lib/crypto/keys.ts";
import {
  cleanToken,
  hashStopToken,
  hashToken,
  makeToken,
  makeTokens,
  stopTokenOf,
  tagOfStopToken,
  tagsOf,
  tokensAfter,
} from "#lib/crypto/token.ts";
import { setVariables } from "#lib/env.ts";

Object.assign(process.env, makeKeys().web);

/** Mailed before tags were keyed, for the petition `right-to-stay`. */
const earlier = "9yCtYtm6lPTZ7rSlE0DLRIHELTDNA60in8TKgb9_eaLHCzv-";

test("a token is 58 lower-case letters and digits, never the same twice, and tells us its petition", () => {
  const tokens = Array.from({ length: 100 }, () => makeToken("right-to-stay"));
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(token).toMatch(/^[0-9a-z]{58}$/);
    expect(cleanToken(token)).toBe(token);
    expect(tagsOf("right-to-stay")).toContain(tagOfStopToken(stopTokenOf(token)));
    expect(tagsOf("another")).not.toContain(tagOfStopToken(stopTokenOf(token)));
    expect(hashToken(token)).toHaveLength(32);
  }
});

test("whoever signs as well learns nothing about the petition of another link: no two tokens begin alike", () => {
  const beginnings = (petition: string) => Array.from({ length: 200 }, () => makeToken(petition).slice(0, 6));
  const seen = [...beginnings("right-to-stay"), ...beginnings("another")];
  expect(new Set(seen).size).toBeGreaterThan(395);
});

test("the token that stops updates leads to the same row, and neither can take the place of the other", () => {
  for (const token of [makeToken("right-to-stay"), earlier]) {
    const stopToken = stopTokenOf(token);
    expect(cleanToken(stopToken)).toBe(stopToken);
    expect(stopToken).toHaveLength(token.length);
    expect(hashStopToken(stopToken)).toEqual(hashToken(token));
    expect(hashToken(stopToken)).not.toEqual(hashToken(token));
    expect(hashStopToken(token)).not.toEqual(hashToken(token));
  }
});

test("links mailed before are read as they were: the same stop token, hash and tag", () => {
  expect(stopTokenOf(earlier)).toBe("9yCtYnCrHMLwnB-DmUNnFO7m3830F1SOiiekc9UyZ3Zmhk5Y");
  expect(hashToken(earlier).toString("hex")).toBe("2bbe0022b80c6a6c8bc0bf224444d9aa4851842379c7757756e0979b5d61ec51");
  expect(tagsOf("right-to-stay")).toContain(tagOfStopToken(stopTokenOf(earlier)));
  expect(tagsOf("another")).not.toContain(tagOfStopToken(stopTokenOf(earlier)));
});

test("the tokens of one form are found from the first under another index key as well", () => {
  const petitions = ["bill-c-2", "immigration-detention"];
  const [first = "", second = ""] = makeTokens(petitions);
  const { INDEX_KEY } = process.env;
  setVariables({ INDEX_KEY: randomBytes(32).toString("base64") });
  onTestFinished(() => setVariables({ INDEX_KEY }));
  expect(tokensAfter(first, petitions.slice(1))).toEqual([{ petition: "immigration-detention", token: second }]);
});

test("the tokens of one form follow each other one way, and each opens its own petition only", () => {
  const petitions = ["bill-c-2", "immigration-detention", "mass-deportations", "safe-third-country-agreement"];
  const [first = "", second = "", third = ""] = makeTokens(petitions.filter((key) => key !== "immigration-detention"));
  const after = tokensAfter(first, petitions.slice(1));
  expect(after).toContainEqual({ petition: "mass-deportations", token: second });
  expect(after).toContainEqual({ petition: "safe-third-country-agreement", token: third });
  expect(tokensAfter(second, petitions.slice(3))).toEqual([{ petition: "safe-third-country-agreement", token: third }]);
  const back = tokensAfter(second, petitions).map(({ token }) => token);
  expect(back).not.toContain(first);
  expect(new Set([first, second, third].map((token) => hashToken(token).toString("hex"))).size).toBe(3);
});
