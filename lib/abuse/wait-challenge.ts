import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type Signing, secret, signingId } from "./signing.ts";

/** A person needs this long to read and press. A program that sends thousands has to store each challenge as long. */
const WAIT_MS = 10_000;
/** Long enough for a person who is interrupted or uses a screen reader. */
export const LIFE_SECONDS = 3600;

/** A challenge that came back after the wait; its signature binds it to a signing. Times are by the database's clock. */
export type Waited = { nonce: string; from: number; until: number };

/** Makes a signed challenge for a browser without scripts, which sends it back once, after a wait. @param now milliseconds since 1970 */
export function makeWaitChallenge(signing: Signing, now: number): string {
  const text = `${now}.${randomBytes(12).toString("base64url")}`;
  return `${text}.${macOf(text, signing)}`;
}

/** Reads a challenge that came back; null when this site did not make it, or made it for another signing. */
export function readWaitChallenge(challenge: string, signing: Signing): Waited | null {
  const [, text = "", madeAt = "", nonce = "", mac = ""] =
    /^((\d{1,15})\.([\w-]{16}))\.([\w-]{43})$/.exec(challenge) ?? [];
  const expected = Buffer.from(macOf(text, signing));
  const received = Buffer.from(mac);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return null;
  return { nonce, from: Number(madeAt) + WAIT_MS, until: Number(madeAt) + LIFE_SECONDS * 1000 };
}

function macOf(text: string, signing: Signing): string {
  return createHmac("sha256", secret("wait"))
    .update(`${text}\n${signingId(signing)}`)
    .digest("base64url");
}
