import { env } from "../env.ts";

/** The key of every keyed hash in the rate limits. @throws Error when INDEX_KEY is not set */
export function indexKey(): Buffer {
  const key = env().INDEX_KEY;
  if (!key) throw new Error("INDEX_KEY is not set: networks and proofs cannot be told apart (see .env.example)");
  return Buffer.from(key, "base64");
}
