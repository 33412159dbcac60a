import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "../durable-file.ts";
import { parseEnv } from "../env.ts";

/** What stands before the 32 bytes of a secret key in the form that Node reads (RFC 8410). */
const PKCS8_X25519 = Buffer.from("302e020100300506032b656e04220420", "hex");

/** Which variables each process may know. The delivery secret is in none of them. */
export type Keys = {
  web: Record<"INDEX_KEY" | "MAIL_PUBLIC_KEY" | "DELIVERY_PUBLIC_KEY", string>;
  worker: Record<"MAIL_SECRET_KEY", string>;
  build: Record<"NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", string>;
};

/**
 * A fresh set of keys, all 32 bytes in base64. `deliverySecret` opens names and postal codes: keep it offline.
 */
export function makeKeys(): Keys & { deliverySecret: string } {
  const mail = x25519Pair();
  const delivery = x25519Pair();
  return {
    web: { INDEX_KEY: randomKey(), MAIL_PUBLIC_KEY: mail.publicKey, DELIVERY_PUBLIC_KEY: delivery.publicKey },
    worker: { MAIL_SECRET_KEY: mail.secretKey },
    build: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomKey() },
    deliverySecret: delivery.secretKey,
  };
}

/**
 * The keys of a trial site, made on its first start and kept in `<dataDir>/keys` (files 0600).
 * @throws Error when the folder is there but not whole: new keys would make every stored signature unreadable
 */
export function ensureTrialKeys(dataDir: string): Keys {
  const folder = join(dataDir, "keys");
  if (!existsSync(folder)) createFolder(dataDir, folder);
  try {
    const keys = { web: read(folder, "web"), worker: read(folder, "worker"), build: read(folder, "build") } as Keys;
    parseEnv({ ...keys.web, ...keys.worker, ...keys.build });
    const whole = [...Object.keys(keys.web), ...Object.keys(keys.worker), ...Object.keys(keys.build)].length === 5;
    if (!whole) throw new Error("a key is missing");
    return keys;
  } catch (cause) {
    throw new Error(
      `The keys in ${folder} are not whole. Restore that folder from a copy; without it the stored signatures cannot be read. To begin again with an empty trial site, remove ${dataDir}.`,
      { cause },
    );
  }
}

/** All files appear at once by renaming their folder, so a crash or a second start never sees half a set. */
function createFolder(dataDir: string, folder: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = mkdtempSync(join(dataDir, "keys-"));
  const { deliverySecret, ...keys } = makeKeys();
  for (const [role, variables] of Object.entries(keys)) {
    writeDurably(join(draft, `${role}.json`), `${JSON.stringify(variables, null, 2)}\n`);
  }
  writeDurably(join(draft, "delivery.secret"), `${deliverySecret}\n`);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function read(folder: string, role: keyof Keys): unknown {
  return JSON.parse(readFileSync(join(folder, `${role}.json`), "utf8"));
}

function randomKey(): string {
  return randomBytes(32).toString("base64");
}

/** Node's own X25519 keys are the ones libsodium's sealed boxes use; making them needs no WebAssembly. */
function x25519Pair(): { publicKey: string; secretKey: string } {
  const { privateKey } = generateKeyPairSync("x25519");
  const { d } = privateKey.export({ format: "jwk" });
  return { publicKey: publicTextOf(privateKey), secretKey: fromUrlForm(d) };
}

/** Whether a secret key opens what is sealed to a public one; both base64. */
export function isPair(secretKey: string, publicKey: string): boolean {
  const der = Buffer.concat([PKCS8_X25519, Buffer.from(secretKey, "base64")]);
  return publicTextOf(createPrivateKey({ key: der, format: "der", type: "pkcs8" })) === publicKey;
}

function publicTextOf(privateKey: KeyObject): string {
  return fromUrlForm(createPublicKey(privateKey).export({ format: "jwk" }).x);
}

function fromUrlForm(text = ""): string {
  return Buffer.from(text, "base64url").toString("base64");
}
