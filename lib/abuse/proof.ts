import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { nameOf, type Signing, secret } from "./signing.ts";

const VALID_SECONDS = 600;

/** Steps of one try: enough that starting a try weighs little beside it. */
const STEPS_PER_TRY = 5_000;
/**
 * A million steps on average, two at most: in Chromium a quarter of a second on two cores of a server, as measured, and
 * about a second on a phone of 2016, taken to be a fifth as fast on each of four cores.
 */
const TRIES_MAX = 400;

/** A proof whose work is right: it is worth something until a moment by the database's clock, milliseconds since 1970. */
export type Worked = { nonce: string; until: number };

/**
 * A challenge of ALTCHA's second format, signed, that lapses after ten minutes. It names its signing by a keyed hash, so
 * that one proof is worth one signature.
 * @param now milliseconds since 1970, by the database's clock
 * @returns JSON for `public/proof.js`
 * @throws when INDEX_KEY is not set
 */
export async function makeWorkChallenge(signing: Signing, now: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: STEPS_PER_TRY,
    counter: randomInt(TRIES_MAX),
    data: { for: nameOf(signing), tries: TRIES_MAX, until: Math.floor(now / 1000) + VALID_SECONDS },
    deriveKey,
    ...secrets(),
  });
  return JSON.stringify(challenge);
}

/**
 * Checks that a payload proves the work for this signing; null when it does not. Whether it comes in time, and not more
 * often than one form is sent, is for the count to say.
 * @throws when INDEX_KEY is not set; never for what the payload holds
 */
export async function readWork(payload: string, signing: Signing): Promise<Worked | null> {
  const read = readPayload(payload);
  if (!read) return null;
  const { challenge, solution } = read;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets() });
  const { data, nonce } = challenge.parameters;
  return verified && data.for === nameOf(signing) ? { nonce, until: data.until * 1000 } : null;
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
    // Whatever it is, it is no proof.
    return null;
  }
}

function secrets() {
  return { hmacSignatureSecret: secret("proof"), hmacKeySignatureSecret: secret("proof-key") };
}
