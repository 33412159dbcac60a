import { createHash, createHmac, randomBytes } from "node:crypto";
import { indexKey } from "./index-key.ts";
import { bytesOfToken, isEarlierToken, spellToken } from "./token-text.ts";

export { cleanToken, isTokenShaped } from "./token-text.ts";

const tagBytes = 4;
const secretBytes = 32;

/**
 * Makes the token of a supporter's own page: a masked tag of the petition, then 256 random bits. With the index key the
 * tag identifies the petition. Without it the token looks random, and two tokens of one petition have nothing in common.
 * @throws Error when INDEX_KEY is not set
 */
export function makeToken(petition: string): string {
  return spelled(petition, randomBytes(secretBytes));
}

/**
 * The tokens of petitions that are signed with one form. Each is made from the one before by a one-way function, so the
 * first link leads to the rest, no later one leads back, and the database need not note what belongs together.
 */
export function makeTokens(petitions: readonly string[]): string[] {
  let secret: Buffer = randomBytes(secretBytes);
  return petitions.map((petition, at) => {
    const token = at === 0 ? spelled(petition, secret) : follower(secret);
    secret = nextSecret(secret);
    return token;
  });
}

/**
 * The tokens that petitions would have if they were signed after this one with the same form: which of them exist, only
 * the database knows.
 * @param token as `cleanToken` returns it
 * @param petitions in the order in which a form gives them their tokens, from the one that follows the token's own
 */
export function tokensAfter(token: string, petitions: readonly string[]): { petition: string; token: string }[] {
  if (isEarlierToken(token)) return [];
  let secret = bytesOfToken(token).subarray(tagBytes);
  return petitions.flatMap((_, step) => {
    secret = nextSecret(secret);
    const next = follower(secret);
    // Petitions in between may have been left out, and none comes before its place in the order.
    return petitions.slice(step).map((petition) => ({ petition, token: next }));
  });
}

function spelled(petition: string, secret: Buffer): string {
  const mask = maskOf(stopSecretOf(secret));
  return spellToken(Buffer.concat([petitionTag(petition).map((byte, at) => byte ^ (mask[at] ?? 0)), secret]));
}

/** A token without the tag of a petition: it must be found again from the one before it, also under another index key. */
function follower(secret: Buffer): string {
  const tag = createHash("sha256").update("together-tag:v1\n").update(secret).digest().subarray(0, tagBytes);
  return spellToken(Buffer.concat([tag, secret]));
}

function nextSecret(secret: Buffer): Buffer {
  return createHash("sha256").update("together:v1\n").update(secret).digest();
}

/**
 * The token that stops updates and can do nothing else. It is in the headers of every update, where mail programs use it
 * without asking. It is derived from the supporter's token by a one-way function.
 * @param token as `cleanToken` returns it
 */
export function stopTokenOf(token: string): string {
  const bytes = bytesOfToken(token);
  const tag = bytes.subarray(0, tagBytes);
  if (!isEarlierToken(token)) return spellToken(Buffer.concat([tag, stopSecretOf(bytes.subarray(tagBytes))]));
  const secret = createHash("sha256").update(`stop-token:v1\n${token}`).digest();
  return Buffer.concat([tag, secret]).toString("base64url");
}

/**
 * The hash of a token in the database: SHA-256, 32 bytes. 256 random bits need no slow hash. It is the hash of the stop
 * token, so one column finds both tokens, and neither can replace the other.
 */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return hashStopToken(stopTokenOf(token));
}

/** The same hash, computed from the stop token. */
export function hashStopToken(stopToken: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(`token:v1\n${stopToken}`).digest());
}

/**
 * The tag in a stop token. Compare it with `tagsOf` of each petition. The tag proves nothing: only the hash in the
 * database does. The tag of a token made with an earlier index key matches no petition.
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

/** The tags of a petition: the tag in today's tokens, and the tag in tokens made before tags were keyed. */
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

/** Each token has its own mask. Otherwise a person who signed once could recognise the petition in other people's links. */
function maskOf(stopSecret: Uint8Array): Buffer {
  return keyed(Buffer.concat([Buffer.from("petition-tag-mask:v2\n"), stopSecret])).subarray(0, tagBytes);
}

function stopSecretOf(secret: Uint8Array): Buffer {
  return createHash("sha256").update("stop-token:v2\n").update(secret).digest();
}

function keyed(text: string | Buffer): Buffer {
  return createHmac("sha256", indexKey()).update(text).digest();
}
