import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "../durable-file.ts";
import { parseEnv } from "../env.ts";

/** The PKCS #8 prefix of an X25519 secret key (RFC 8410). The 32 bytes of the key follow it. */
const PKCS8_X25519 = Buffer.from("302e020100300506032b656e04220420", "hex");

/** The variables of each process. No process gets the delivery secret key. */
export type Keys = {
  web: Record<"INDEX_KEY" | "MAIL_PUBLIC_KEY" | "DELIVERY_PUBLIC_KEY", string>;
  worker: Record<"MAIL_SECRET_KEY", string>;
  build: Record<"NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", string>;
};

/** A new set of keys, each 32 bytes in base64. `deliverySecret` decrypts names and postal codes: keep it offline. */
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
 * The keys of a trial site. The first start makes them and stores them in `<dataDir>/keys` (file mode 0600).
 * @throws Error when the folder exists but is incomplete: new keys would make every stored signature unreadable
 */
export function ensureTrialKeys(dataDir: string): Keys {
  const folder = join(dataDir, "keys");
  if (!existsSync(folder)) createFolder(dataDir, folder);
  try {
    const keys = { web: read(folder, "web"), worker: read(folder, "worker"), build: read(folder, "build") } as Keys;
    parseEnv({ ...keys.web, ...keys.worker, ...keys.build });
    const isComplete = [...Object.keys(keys.web), ...Object.keys(keys.worker), ...Object.keys(keys.build)].length === 5;
    if (!isComplete) throw new Error("a key is missing");
    return keys;
  } catch (cause) {
    throw new Error(
      `The keys in ${folder} are incomplete or damaged. Restore that folder from a backup; without it the stored signatures cannot be read. To start again with an empty trial site, remove ${dataDir}.`,
      { cause },
    );
  }
}

/** Writes all files to a draft folder and renames it, so a crash or a second start never sees an incomplete set. */
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

/** libsodium's sealed boxes use the same X25519 keys as Node. Node makes them without WebAssembly. */
function x25519Pair(): { publicKey: string; secretKey: string } {
  const { privateKey } = generateKeyPairSync("x25519");
  const { d } = privateKey.export({ format: "jwk" });
  return { publicKey: publicKeyText(privateKey), secretKey: toBase64(d) };
}

/** Whether a secret key belongs to a public key; both in base64. */
export function isPair(secretKey: string, publicKey: string): boolean {
  const der = Buffer.concat([PKCS8_X25519, Buffer.from(secretKey, "base64")]);
  return publicKeyText(createPrivateKey({ key: der, format: "der", type: "pkcs8" })) === publicKey;
}

function publicKeyText(privateKey: KeyObject): string {
  return toBase64(createPublicKey(privateKey).export({ format: "jwk" }).x);
}

function toBase64(base64Url = ""): string {
  return Buffer.from(base64Url, "base64url").toString("base64");
}
