import { createHash, createHmac, randomBytes } from "node:crypto";
import { indexKey } from "./email-hash.ts";
import { bytesOfToken, isEarlierToken, spellToken } from "./token-text.ts";

export { cleanToken, isTokenShaped } from "./token-text.ts";

const tagBytes = 4;
const secretBytes = 32;

/**
 * A supporter's key to the own page: 256 random bits after a masked tag of the petition. With the index key the tag tells
 * the petition; without it the token looks random, and two tokens of one petition have nothing in common.
 * @throws Error when INDEX_KEY is not set
 */
export function makeToken(petition: string): string {
  const secret = randomBytes(secretBytes);
  const mask = maskOf(stopSecretOf(secret));
  return spellToken(Buffer.concat([petitionTag(petition).map((byte, at) => byte ^ (mask[at] ?? 0)), secret]));
}

/**
 * The token that stops updates and can do nothing else: it stands in the headers of every update, where mail programs
 * press by themselves. Made from the supporter's token; the way back does not exist.
 * @param token as `cleanToken` gives it
 */
export function stopTokenOf(token: string): string {
  const bytes = bytesOfToken(token);
  const tag = bytes.subarray(0, tagBytes);
  if (!isEarlierToken(token)) return spellToken(Buffer.concat([tag, stopSecretOf(bytes.subarray(tagBytes))]));
  const secret = createHash("sha256").update(`stop-token:v1\n${token}`).digest();
  return Buffer.concat([tag, secret]).toString("base64url");
}

/**
 * What the database keeps of a token: SHA-256, 32 bytes. 256 random bits need no slow hash. It is the hash of the stop
 * token, so that one column recognises both, and neither can be used in the place of the other.
 */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return hashStopToken(stopTokenOf(token));
}

/** The same hash, from the stop token. */
export function hashStopToken(stopToken: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(`token:v1\n${stopToken}`).digest());
}

/**
 * The tag inside a stop token, to be compared with `tagsOf` each petition. Decides nothing: only the hash in the database
 * does. A token made under an earlier index key has a tag that belongs to no petition.
 * @throws Error when INDEX_KEY is not set
 */
export function tagOfStopToken(stopToken: string): string {
  const bytes = bytesOfToken(stopToken);
  const tag = bytes.subarray(0, tagBytes);
  if (isEarlierToken(stopToken)) return named("earlier", tag);
  const mask = maskOf(bytes.subarray(tagBytes));
  return named(
    "masked",
    tag.map((byte, at) => byte ^ (mask[at] ?? 0)),
  );
}

/** The tags by which tokens of a petition are recognised: of today's tokens, and of those made before tags were keyed. */
export function tagsOf(petition: string): string[] {
  const earlier = createHash("sha256").update(`petition-tag:v1\n${petition}`).digest().subarray(0, tagBytes);
  return [named("masked", petitionTag(petition)), named("earlier", earlier)];
}

function named(kind: "masked" | "earlier", tag: Uint8Array): string {
  return `${kind}:${Buffer.from(tag).toString("hex")}`;
}

function petitionTag(petition: string): Buffer {
  return keyed(`petition-tag:v2\n${petition}`).subarray(0, tagBytes);
}

/** Another one for each token, or whoever signs once would recognise the petition in the links of others. */
function maskOf(stopSecret: Uint8Array): Buffer {
  return keyed(Buffer.concat([Buffer.from("petition-tag-mask:v2\n"), stopSecret])).subarray(0, tagBytes);
}

function stopSecretOf(secret: Uint8Array): Buffer {
  return createHash("sha256").update("stop-token:v2\n").update(secret).digest();
}

function keyed(text: string | Buffer): Buffer {
  return createHmac("sha256", indexKey()).update(text).digest();
}
