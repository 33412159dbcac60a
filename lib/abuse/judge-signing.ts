import { networksOf } from "../network.ts";
import { type Bucket, countAll } from "./count.ts";
import { dailyHash } from "./daily-hash.ts";
import { floodOf } from "./flood.ts";
import { makeWorkChallenge, readWork } from "./proof.ts";
import type { ProofField } from "./proof-field.ts";
import { signingRate, TEN_MINUTES, waitFor } from "./rate-limits.ts";
import type { Signing } from "./signing.ts";
import { LIFE_SECONDS, makeWaitChallenge, readWaitChallenge } from "./wait-challenge.ts";

/**
 * What the answer has to ask for: `work` is JSON for `public/proof.js`, `wait` what a browser without scripts sends back.
 * `again`: what was sent could not be accepted. `early`: it was sent too soon, and is to be sent once more.
 */
export type AskedProof = { work: string; wait: string; reason: "asked" | "again" | "early" };

/** Why a signature is held, and 16 bytes that stand for the /24 or /48 it came from until midnight. */
export type Hold = { because: "trap" | "network" | "flood"; network: Buffer<ArrayBuffer> };

/** What becomes of a signing: it goes on, perhaps to be held; it is asked for a proof; or it has to wait for so many seconds. */
export type Verdict =
  | { is: "admitted"; hold: Hold | null }
  | { is: "asked"; asked: AskedProof }
  | { is: "limited"; retryAfterSeconds: number };

/**
 * Counts one signing in its networks, its domain and its petition, and judges it. Nothing of it is kept but keyed hashes,
 * for a day.
 * @param signing `address` is the visitor's, as the server in front gives it; `trap` when the form filled in the field that nobody sees
 * @throws when the database is away, or INDEX_KEY is not set
 */
export async function judgeSigning(
  { address, trap, ...signing }: Signing & { address: string; trap: boolean },
  proof: ProofField,
): Promise<Verdict> {
  const networks = networksOf(address);
  const [hash, brought] = await Promise.all([dailyHash(), readProof(proof, signing)]);
  const rate = signingRate(networks, hash);
  const flood = floodOf(signing, networks, hash);
  const counts = await countAll([...rate.buckets, ...flood.buckets, ...(brought ? [brought.bucket] : [])]);

  const retryAfterSeconds = waitFor(rate.buckets, counts);
  if (retryAfterSeconds !== null) return { is: "limited", retryAfterSeconds };

  const because = trap ? "trap" : rate.isHeld(counts) ? "network" : null;
  const admit = (because: Hold["because"] | null): Verdict => ({
    is: "admitted",
    hold: because && { because, network: hash("held", networks.site) },
  });
  if (!flood.isFlood(counts)) return admit(because);

  const { now } = counts;
  if (brought && isAccepted(brought.bucket, counts.points(brought.bucket.key)))
    return admit(brought.by === "wait" && !trap ? "flood" : because);

  const early = brought?.by === "wait" && now < (brought.bucket.from ?? 0) ? brought.challenge : null;
  const [work, wait] = [await makeWorkChallenge(signing, now), early ?? makeWaitChallenge(signing, now)];
  const reason = proof.kind === "none" ? "asked" : early ? "early" : "again";
  return { is: "asked", asked: { work, wait, reason } };
}

type Brought = { by: "work"; bucket: Bucket } | { by: "wait"; challenge: string; bucket: Bucket };

/** A double press and a retry after a lost answer are still the one signing. */
const SENDINGS_OF_ONE_WORK = 3;

/** The proof that a form brought, as far as it is one: how often and when it came is for the count to say. */
async function readProof(proof: ProofField, signing: Signing): Promise<Brought | null> {
  if (proof.kind === "worked") {
    const work = await readWork(proof.payload, signing);
    if (!work) return null;
    const { nonce, until } = work;
    const often = { seconds: TEN_MINUTES, most: SENDINGS_OF_ONE_WORK };
    return { by: "work", bucket: { key: `proof:${nonce}`, counts: "proof", ...often, from: 0, until } };
  }
  if (proof.kind === "waited") {
    const waited = readWaitChallenge(proof.challenge, signing);
    if (!waited) return null;
    const { nonce, from, until } = waited;
    const once = { seconds: LIFE_SECONDS, most: 1 };
    return {
      by: "wait",
      challenge: proof.challenge,
      bucket: { key: `wait:${nonce}`, counts: "proof", ...once, from, until },
    };
  }
  return null;
}

/** Out of time it was not counted at all. */
function isAccepted({ most = 0 }: Bucket, sent: number): boolean {
  return sent > 0 && sent <= most;
}
