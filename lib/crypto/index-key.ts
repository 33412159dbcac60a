import { env } from "../env.ts";

/** The key of every keyed hash: of addresses, tokens, networks and proofs. @throws Error when INDEX_KEY is not set */
export function indexKey(): Buffer {
  const key = env().INDEX_KEY;
  if (!key)
    throw new Error("INDEX_KEY is not set: signatures cannot be told apart, so none is taken (see .env.example)");
  return Buffer.from(key, "base64");
}
