import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { indexKey } from "../crypto/index-key.ts";

const BYTES = 16;

/**
 * The key in a draft's link: 32 hexadecimal digits, the same on every machine with the same INDEX_KEY.
 * @param petition the petition's key, the name of its folder
 * @throws Error when INDEX_KEY is not set
 */
export function draftKey(petition: string, secret: Buffer | KeyObject = indexKey()): string {
  return digest(petition, secret).toString("hex");
}

/** Whether this key opens the draft. Takes the same time for every key. */
export function opensDraft(petition: string, key: string): boolean {
  if (!/^[0-9a-f]{32}$/.test(key)) return false;
  return timingSafeEqual(Buffer.from(key, "hex"), digest(petition, indexKey()));
}

function digest(petition: string, secret: Buffer | KeyObject): Buffer {
  return createHmac("sha256", secret).update(`draft-link:v1\n${petition}`).digest().subarray(0, BYTES);
}
