import { expect, test } from "vitest";
import { readProofField } from "#lib/abuse/proof-field.ts";

type Value = string | Blob;

function formOf(proof: Value[], challenge: Value[] = []): FormData {
  const form = new FormData();
  for (const value of proof) form.append("proof", value);
  for (const value of challenge) form.append("challenge", value);
  return form;
}

test("a form that was never asked, one that worked, and one that only waited are told apart", () => {
  expect(readProofField(formOf([]))).toEqual({ kind: "none" });
  expect(readProofField(formOf(["eyJh"], ["1.a.b"]))).toEqual({ kind: "worked", payload: "eyJh" });
  expect(readProofField(formOf([""], ["1.a.b"]))).toEqual({ kind: "waited", challenge: "1.a.b" });
});

test("an empty proof is no proof, and no sign that one was asked for", () => {
  expect(readProofField(formOf([""]))).toEqual({ kind: "none" });
  expect(readProofField(formOf([""], [""]))).toEqual({ kind: "none" });
});

test.each([
  ["a file", [new Blob(["eyJh"])]],
  ["two values", ["eyJh", "eyJh"]],
  ["two empty values", ["", ""]],
  ["30 kB", ["e".repeat(30_000)]],
])("%s is no proof, and no challenge either", (_, values) => {
  expect(readProofField(formOf(values))).toEqual({ kind: "unreadable" });
  expect(readProofField(formOf([""], values))).toEqual({ kind: "unreadable" });
});
