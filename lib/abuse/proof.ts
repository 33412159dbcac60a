import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { type Signing, secret, signingId } from "./signing.ts";

const VALID_SECONDS = 600;

/** PBKDF2 iterations of one try: enough that the fixed cost of a try is small beside them. */
const STEPS_PER_TRY = 5_000;
/**
 * A million iterations on average, two million at most. Measured in Chromium: a quarter of a second on two server cores.
 * Estimated: about a second on a phone of 2016, if each of its four cores is a fifth as fast.
 */
const TRIES_MAX = 400;

/** A proof with correct work. It expires at `until`, in milliseconds since 1970 by the database's clock. */
export type Worked = { nonce: string; until: number };

/**
 * Makes a signed challenge in ALTCHA's second format. It expires after ten minutes. It contains a keyed hash of its signing,
 * so that one proof is valid for one signature only.
 * @param now milliseconds since 1970, by the database's clock
 * @returns JSON for `public/proof.js`
 * @throws when INDEX_KEY is not set
 */
export async function makeWorkChallenge(signing: Signing, now: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: STEPS_PER_TRY,
    counter: randomInt(TRIES_MAX),
    data: { for: signingId(signing), tries: TRIES_MAX, until: Math.floor(now / 1000) + VALID_SECONDS },
    deriveKey,
    ...secrets(),
  });
  return JSON.stringify(challenge);
}

/**
 * Checks that a payload proves the work for this signing; null when it does not. `countAll` checks that it comes in time
 * and not too often.
 * @throws when INDEX_KEY is not set; never because of the payload
 */
export async function readWork(payload: string, signing: Signing): Promise<Worked | null> {
  const read = readPayload(payload);
  if (!read) return null;
  const { challenge, solution } = read;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets() });
  const { data, nonce } = challenge.parameters;
  return verified && data.for === signingId(signing) ? { nonce, until: data.until * 1000 } : null;
}

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string().max(128),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.object({ for: z.string(), tries: z.number(), until: z.number() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

function readPayload(payload: string): z.infer<typeof payloadSchema> | null {
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(payload, "base64").toString()));
  } catch {
    return null; // not JSON, or not the form of a proof
  }
}

function secrets() {
  return { hmacSignatureSecret: secret("proof"), hmacKeySignatureSecret: secret("proof-key") };
}
