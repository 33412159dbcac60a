/**
 * What a form brought of a proof. `none`: it was never asked, or brought nothing back. `waited`: no script worked, and the
 * challenge itself came back. `unreadable`: a file, several values, or longer than a proof can be.
 */
export type ProofField =
  | { kind: "none" | "unreadable" }
  | { kind: "worked"; payload: string }
  | { kind: "waited"; challenge: string };

/** Ours have about 900 characters. */
const PAYLOAD_CHARACTERS_MAX = 2_000;

/** Reads the fields `proof` and `challenge`, which only a form that asks for a proof carries. */
export function readProofField(form: FormData): ProofField {
  const payload = readOne(form, "proof");
  const challenge = readOne(form, "challenge");
  if (payload === null || challenge === null) return { kind: "unreadable" };
  if (payload !== "") return { kind: "worked", payload };
  return challenge === "" ? { kind: "none" } : { kind: "waited", challenge };
}

/** The text of a field, empty when there is none; null when it is no text, or several. */
function readOne(form: FormData, field: string): string | null {
  const [value = "", ...more] = form.getAll(field);
  return typeof value === "string" && more.length === 0 && value.length <= PAYLOAD_CHARACTERS_MAX ? value : null;
}
