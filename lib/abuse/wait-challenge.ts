import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { nameOf, type Signing, secret } from "./signing.ts";

/** A person reads the request and presses in no less; a program that sends thousands has to remember each for as long. */
const WAIT_MS = 10_000;
/** Long enough for someone who is called away, or reads with a screen reader. */
export const LIFE_SECONDS = 3600;

/** What a form says that waited instead of working: who it is for is in its signature only. Moments by the database's clock. */
export type Waited = { nonce: string; from: number; until: number };

/** A signed challenge for a browser without scripts: it is to be sent back after a wait, once. @param now milliseconds since 1970 */
export function makeWaitChallenge(signing: Signing, now: number): string {
  const said = `${now}.${randomBytes(12).toString("base64url")}`;
  return `${said}.${signatureOf(said, signing)}`;
}

/** Reads a challenge that came back; null when it is not ours, or made for another signing. */
export function readWaitChallenge(text: string, signing: Signing): Waited | null {
  const [, said = "", madeAt = "", nonce = "", signature = ""] =
    /^((\d{1,15})\.([\w-]{16}))\.([\w-]{43})$/.exec(text) ?? [];
  const expected = Buffer.from(signatureOf(said, signing));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { nonce, from: Number(madeAt) + WAIT_MS, until: Number(madeAt) + LIFE_SECONDS * 1000 };
}

function signatureOf(said: string, signing: Signing): string {
  const text = `${said}\n${nameOf(signing)}`;
  return createHmac("sha256", secret("wait")).update(text).digest("base64url");
}
