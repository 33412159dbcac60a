/**
 * The proof in a form. `none`: no proof was requested, or the form has none. `worked`: the result of `public/proof.js`.
 * `waited`: no script ran, and the challenge itself came back. `unreadable`: a file, several values, or too long.
 */
export type ProofField =
  | { kind: "none" | "unreadable" }
  | { kind: "worked"; payload: string }
  | { kind: "waited"; challenge: string };

/** The proofs of this site have about 900 characters. */
const PAYLOAD_CHARACTERS_MAX = 2_000;

/** Reads the fields `proof` and `challenge`. Only a form that requests a proof has them. */
export function readProofField(form: FormData): ProofField {
  const payload = readOne(form, "proof");
  const challenge = readOne(form, "challenge");
  if (payload === null || challenge === null) return { kind: "unreadable" };
  if (payload !== "") return { kind: "worked", payload };
  return challenge === "" ? { kind: "none" } : { kind: "waited", challenge };
}

/** The text of a field; empty without the field; null for a file, several values or a text that is too long. */
function readOne(form: FormData, field: string): string | null {
  const [value = "", ...more] = form.getAll(field);
  return typeof value === "string" && more.length === 0 && value.length <= PAYLOAD_CHARACTERS_MAX ? value : null;
}
