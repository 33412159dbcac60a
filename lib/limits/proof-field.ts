/**
 * What a form said of a proof of work. `none`: it was never asked. `left-out`: it was asked, and no script answered.
 * `unreadable`: a file, several values, or longer than a proof can be.
 */
export type ProofField = { kind: "none" | "left-out" | "unreadable" } | { kind: "sent"; payload: string };

/** Ours have about 900 characters. */
const PAYLOAD_CHARACTERS_MAX = 2_000;

/** Reads the field `proof`, which only a form that asks for one carries. */
export function readProofField(form: FormData): ProofField {
  const [payload, ...more] = form.getAll("proof");
  if (payload === undefined) return { kind: "none" };
  if (typeof payload !== "string" || more.length > 0 || payload.length > PAYLOAD_CHARACTERS_MAX)
    return { kind: "unreadable" };
  return payload === "" ? { kind: "left-out" } : { kind: "sent", payload };
}
