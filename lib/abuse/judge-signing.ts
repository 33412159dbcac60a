import type { Prisma } from "../generated/prisma/client.ts";
import { count } from "../metrics.ts";
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
 * The proof that the response requests. `work`: a challenge as JSON for `public/proof.js`. `wait`: a challenge that a
 * browser without scripts sends back. `reason` is `again` when the proof was not accepted, and `early` when it came too
 * soon and must be sent once more.
 */
export type AskedProof = { work: string; wait: string; reason: "asked" | "again" | "early" };

/** Why a signature is held for review, and the daily hash (16 bytes) of its /24 or /48. */
export type Hold = { because: "trap" | "network" | "flood"; network: Buffer<ArrayBuffer> };

/**
 * The decision about a signing: admitted (perhaps held for review; `along` is what was read along), asked for a proof, or
 * over the rate limit.
 */
export type Verdict =
  | { is: "admitted"; hold: Hold | null; along?: string }
  | { is: "asked"; asked: AskedProof }
  | { is: "limited"; retryAfterSeconds: number };

/**
 * Counts one signing for its networks, its email domain and its petition, and decides about it. Only keyed hashes are
 * stored, for a day.
 * @param signing `address` is the visitor's IP address; `trap`: the form filled in the hidden field (honeypot); `also`: other
 * petitions that it signs, for whose floods it counts as well
 * @param along one text to read in the same statement: see `countAll`
 * @throws when the database is unreachable, or INDEX_KEY is not set
 */
export async function judgeSigning(
  { address, trap, also = [], ...signing }: Signing & { address: string; trap: boolean; also?: readonly string[] },
  proof: ProofField,
  along?: Prisma.Sql,
): Promise<Verdict> {
  const networks = networksOf(address);
  const [hash, brought] = await Promise.all([dailyHash(), readProof(proof, signing)]);
  const rate = signingRate(networks, hash);
  const floods = [signing.petition, ...also].map((petition) => floodOf({ ...signing, petition }, networks, hash));
  const buckets = floods.flatMap((flood) => flood.buckets);
  const counts = await countAll([...rate.buckets, ...buckets, ...(brought ? [brought.bucket] : [])], along);

  const retryAfterSeconds = waitFor(rate.buckets, counts);
  if (retryAfterSeconds !== null) {
    count("limit", { limit: "signing" });
    return { is: "limited", retryAfterSeconds };
  }

  const because = trap ? "trap" : rate.isHeld(counts) ? "network" : null;
  const admit = (because: Hold["because"] | null): Verdict => ({
    is: "admitted",
    hold: because && { because, network: hash("held", networks.site) },
    ...(counts.along ? { along: counts.along } : {}),
  });
  if (!floods.some((flood) => flood.isFlood(counts))) return admit(because);

  const { now } = counts;
  if (brought && isAccepted(brought.bucket, counts.points(brought.bucket.key)))
    return admit(brought.by === "wait" && !trap ? "flood" : because);

  const early = brought?.by === "wait" && now < (brought.bucket.from ?? 0) ? brought.challenge : null;
  const [work, wait] = [await makeWorkChallenge(signing, now), early ?? makeWaitChallenge(signing, now)];
  const reason = proof.kind === "none" ? "asked" : early ? "early" : "again";
  return { is: "asked", asked: { work, wait, reason } };
}

type Brought = { by: "work"; bucket: Bucket } | { by: "wait"; challenge: string; bucket: Bucket };

/** A double click and a retry after a lost response belong to the same signing. */
const SUBMISSIONS_PER_WORK_PROOF = 3;

/** Reads the proof of a form; null when it is not valid. The count decides whether it came in time and not too often. */
async function readProof(proof: ProofField, signing: Signing): Promise<Brought | null> {
  if (proof.kind === "worked") {
    const work = await readWork(proof.payload, signing);
    if (!work) return null;
    const { nonce, until } = work;
    const often = { seconds: TEN_MINUTES, most: SUBMISSIONS_PER_WORK_PROOF };
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

/** A proof outside its validity was not counted, so it has 0 submissions. */
function isAccepted({ most = 0 }: Bucket, submissions: number): boolean {
  return submissions > 0 && submissions <= most;
}
