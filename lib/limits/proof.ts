import { createHmac } from "node:crypto";
import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { db } from "../db/index.ts";
import { normalizeEmail } from "../privacy/normalize-email.ts";
import { count } from "./count.ts";
import { indexKey } from "./index-key.ts";

/** What a proof is good for. `email` as typed: other spellings of one address are the same. */
export type Signing = { petition: string; email: string };

const VALID_SECONDS = 600;

/** Steps of one try: enough that starting a try weighs little beside it. */
const STEPS_PER_TRY = 5_000;
/**
 * A million steps on average, two at most: in Chromium a quarter of a second on two cores of a server, as measured, and
 * about a second on a phone of 2016, taken to be a fifth as fast on each of four cores.
 */
const TRIES_MAX = 400;

/** A double press and a retry after a lost answer are still the one signing. */
const sendings = { name: "proof", points: 3, seconds: VALID_SECONDS };

/**
 * A challenge of ALTCHA's second format, signed, that lapses ten minutes from now by the database's clock. It names its
 * signing by a keyed hash, so that one proof is worth one signature, and a retry of the same form stays welcome.
 * @returns JSON for `public/proof.js`
 * @throws when the database is away, or INDEX_KEY is not set
 */
export async function askForProof(signing: Signing): Promise<string> {
  const until = (await databaseSeconds()) + VALID_SECONDS;
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: STEPS_PER_TRY,
    counter: randomInt(TRIES_MAX),
    data: { for: nameOf(signing), tries: TRIES_MAX, until },
    deriveKey,
    ...secrets(),
  });
  return JSON.stringify(challenge);
}

/**
 * Whether a payload proves the work for this signing, in time and not more often than one form is sent. Counts it as sent.
 * @throws when the database is away, or INDEX_KEY is not set; never for what the payload holds
 */
export async function isProven(payload: string, signing: Signing): Promise<boolean> {
  const read = readPayload(payload);
  if (!read) return false;
  const { challenge, solution } = read;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets() });
  const { data, nonce } = challenge.parameters;
  if (!verified || data.for !== nameOf(signing) || data.until < (await databaseSeconds())) return false;
  return !(await count(sendings, nonce)).over;
}

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
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

/** Keys of their own, so that what leaves with a challenge says nothing about the other uses of INDEX_KEY. */
function secrets() {
  return { hmacSignatureSecret: secret("proof"), hmacKeySignatureSecret: secret("proof-key") };
}

function nameOf({ petition, email }: Signing): string {
  const name = createHmac("sha256", secret("proof-signing")).update(`${petition}\n${normalizeEmail(email)}`);
  return name.digest().subarray(0, 16).toString("base64url");
}

function secret(use: string): string {
  return createHmac("sha256", indexKey()).update(`${use}:v1`).digest("hex");
}

async function databaseSeconds(): Promise<number> {
  const [row] = await db().$queryRaw<{ at: number }[]>`SELECT extract(epoch FROM now())::int AS at`;
  if (!row) throw new Error("The database does not tell the time");
  return row.at;
}
