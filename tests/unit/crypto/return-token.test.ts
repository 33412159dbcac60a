import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReturnToken, readReturnToken } from "#lib/crypto/return-token.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
const petitions = ["bill-c-2", "immigration-detention"];

test("every signature is found again by its token, in any case of its letters, and only its own petition's", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(...petitions), (id, petition) => {
      const token = makeReturnToken({ petition, id });
      expect(token).toMatch(/^[a-z2-7]{39}$/);
      expect(readReturnToken(token.toUpperCase(), petitions)).toEqual({ petition, id });
      expect(
        readReturnToken(
          token,
          petitions.filter((each) => each !== petition),
        ),
      ).toBeNull();
    }),
  );
});

test("a token holds nothing of the id, and a changed or invented one is nobody's", () => {
  const id = "01939c1a-0000-7000-8000-00000000cafe";
  const token = makeReturnToken({ petition: "bill-c-2", id });
  const next = makeReturnToken({ petition: "bill-c-2", id: id.replace("cafe", "caff") });
  expect(token.slice(0, 25)).not.toBe(next.slice(0, 25));
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === "a" ? "b" : "a";
    expect(readReturnToken(token.slice(0, at) + other + token.slice(at + 1), petitions)).toBeNull();
  }
  for (const invented of ["", "a".repeat(39), "z".repeat(39), `${token}a`])
    expect(readReturnToken(invented, petitions)).toBeNull();
});
