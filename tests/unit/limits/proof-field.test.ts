import { expect, test } from "vitest";
import { readProofField } from "#lib/limits/proof-field.ts";

function formOf(...values: (string | Blob)[]): FormData {
  const form = new FormData();
  for (const value of values) form.append("proof", value);
  return form;
}

test("a form that was never asked, one that came back without, and one with a proof are told apart", () => {
  expect(readProofField(formOf())).toEqual({ kind: "none" });
  expect(readProofField(formOf(""))).toEqual({ kind: "left-out" });
  expect(readProofField(formOf("eyJh"))).toEqual({ kind: "sent", payload: "eyJh" });
});

test.each([
  ["a file", formOf(new Blob(["eyJh"]))],
  ["two values", formOf("eyJh", "eyJh")],
  ["two empty values", formOf("", "")],
  ["30 kB", formOf("e".repeat(30_000))],
])("%s is no proof, and no form of a browser without scripts either", (_, form) => {
  expect(readProofField(form)).toEqual({ kind: "unreadable" });
});
