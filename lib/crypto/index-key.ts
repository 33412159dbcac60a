import { createSecretKey, type KeyObject } from "node:crypto";
import { env } from "../env.ts";

let cached: { text: string; key: KeyObject } | undefined;

/**
 * The key of every keyed hash of an address, a token or a network. One object for the whole process, since making it takes
 * longer than a hash.
 * @throws Error when INDEX_KEY is not set
 */
export function indexKey(): KeyObject {
  const text = env().INDEX_KEY;
  if (!text)
    throw new Error("INDEX_KEY is not set: signatures cannot be told apart, so none is taken (see .env.example)");
  if (cached?.text !== text) cached = { text, key: createSecretKey(text, "base64") };
  return cached.key;
}
