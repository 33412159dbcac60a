import { count, isOver } from "./count.ts";
import { askForProof, isProven, type Signing } from "./proof.ts";
import type { ProofField } from "./proof-field.ts";

/**
 * More signings of one petition in a minute, from all networks together, than people make: a letter to 100,000 members,
 * of whom one in twenty signs within the hour, brings 83 a minute, and three times as many at its height.
 * A flood is over ten minutes after it was noticed, and is noticed anew if it goes on.
 */
const flood = { name: "flood", points: 300, seconds: 60, restSeconds: 600 };

/** What the answer has to ask for: the challenge as JSON, and whether a proof was sent that could not be accepted. */
export type AskedProof = { challenge: string; reason: "asked" | "again" };

/**
 * Lets everyone pass while a petition is not flooded. In a flood, a signing with a proof of work passes; one whose form
 * was asked and came back without, as from a browser without scripts, passes to be looked at; any other is asked for a proof.
 * @throws when the database is away, or INDEX_KEY is not set
 */
export async function passFlood(
  signing: Signing,
  proof: ProofField,
): Promise<{ passed: true; review: boolean } | { passed: false; asked: AskedProof }> {
  if (!(await isOver(flood, signing.petition))) return { passed: true, review: false };
  if (proof.kind === "left-out") return { passed: true, review: true };
  if (proof.kind === "sent" && (await isProven(proof.payload, signing))) return { passed: true, review: false };
  const reason = proof.kind === "none" ? "asked" : "again";
  return { passed: false, asked: { challenge: await askForProof(signing), reason } };
}

/** Counts one signing of a petition, of whom and from where is not kept. @throws when the database is away */
export async function countTowardsFlood(petition: string): Promise<void> {
  await count(flood, petition);
}
