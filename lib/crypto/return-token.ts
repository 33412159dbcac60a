import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { base32nopad } from "@scure/base";
import { indexKey } from "./index-key.ts";

const TAG_BYTES = 8;
const ID_BYTES = 16;

/** The shape of a token: 39 letters and digits, without regard to case, as mail servers may change it. */
export const RETURN_TOKEN = /[a-z2-7]{39}/i;

/**
 * A text for the return path of a signature's mail. Without INDEX_KEY it names nobody: neither petition nor id can be
 * read from it or guessed. It is the same in every mail of one signature.
 * @throws Error when INDEX_KEY is not set
 */
export function makeReturnToken({ petition, id }: { petition: string; id: string }): string {
  const plain = Buffer.from(id.replaceAll("-", ""), "hex");
  // One block of exactly the length of the cipher's, so the mode does not matter and nothing is padded.
  const cipher = createCipheriv("aes-256-ecb", keyFor("id"), null).setAutoPadding(false);
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return base32nopad.encode(Buffer.concat([hidden, tagOf(petition, plain)])).toLowerCase();
}

/** The signature of a token; null when none of the petitions has made it. */
export function readReturnToken(token: string, petitions: readonly string[]): { petition: string; id: string } | null {
  if (!new RegExp(`^${RETURN_TOKEN.source}$`, "i").test(token)) return null;
  const bytes = Buffer.from(decode(token));
  if (bytes.length !== ID_BYTES + TAG_BYTES) return null;
  const cipher = createDecipheriv("aes-256-ecb", keyFor("id"), null).setAutoPadding(false);
  const plain = Buffer.concat([cipher.update(bytes.subarray(0, ID_BYTES)), cipher.final()]);
  const petition = petitions.find((each) => timingSafeEqual(tagOf(each, plain), bytes.subarray(ID_BYTES)));
  const hex = plain.toString("hex");
  return petition === undefined
    ? null
    : { petition, id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") };
}

function decode(token: string): Uint8Array {
  try {
    return base32nopad.decode(token.toUpperCase());
  } catch {
    return new Uint8Array(); // the last letter has bits that no token has
  }
}

function tagOf(petition: string, id: Buffer): Buffer {
  return createHmac("sha256", keyFor("tag")).update(`${petition}\n`).update(id).digest().subarray(0, TAG_BYTES);
}

function keyFor(use: "id" | "tag"): Buffer {
  return createHmac("sha256", indexKey()).update(`return-path-${use}:v1`).digest();
}
