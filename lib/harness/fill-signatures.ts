import { randomBytes } from "node:crypto";
import sodium from "libsodium-wrappers";
import { v7 as uuidv7 } from "uuid";
import { contextHash, fingerprint, padBlock, type SealContext, sealFormat } from "../crypto/seal-context.ts";
import { openConnection } from "../db/connection/index.ts";

const BATCH = 5000;
const NAMES = ["Zoë O'Brien-Nguyễn", "Supporter", "ᐃᓄᒃ ᑎᑎᕋᖅ", "=SUM(A1:A9)", "Łukasz Œuvre"];
const PLACES = [
  ["K1A", "ON"],
  ["H2X", "QC"],
  ["V5K", "BC"],
  ["X0A", "NU"],
] as const;

/** Confirmed signatures for a measurement, each encrypted with its context like a real one, but made minutes faster. */
export async function fillSignatures(
  url: string,
  petition: { key: string; version: number; textHash: string; canonical: string },
  deliveryPublicKey: string,
  rows: number,
): Promise<void> {
  const seal = await quickSealer(deliveryPublicKey);
  const client = await openConnection(url);
  const { key, version, textHash, canonical } = petition;
  await client.query(
    "INSERT INTO petition_version (petition, hash, version, text) VALUES ($1, decode($2, 'hex'), $3, $4) ON CONFLICT DO NOTHING",
    [key, textHash, version, canonical],
  );
  for (let from = 0; from < rows; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - from) }, (_, at) => {
      const id = uuidv7();
      const [postal, province] = PLACES[(from + at) % PLACES.length] ?? PLACES[0];
      const name = `${NAMES[(from + at) % NAMES.length]} ${from + at}`;
      return {
        id,
        province,
        name: seal(name, { petition: key, id, field: "name" }),
        postal: seal(postal, { petition: key, id, field: "postal" }),
        index: randomBytes(16),
        token: randomBytes(32),
      };
    });
    await client.query(
      `INSERT INTO signature (petition, id, status, key_version, name_sealed, postal_sealed, email_index, token_hash,
         country, province, locale, text_version, text_hash, confirmed_at)
       SELECT $1, id, 'confirmed', 1, name, postal, email_index, token, 'CA', province, 'en', $2, decode($3, 'hex'), now()
       FROM unnest($4::uuid[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[], $9::text[])
         AS made (id, name, postal, email_index, token, province)`,
      [
        key,
        version,
        textHash,
        batch.map(({ id }) => id),
        batch.map(({ name }) => name),
        batch.map(({ postal }) => postal),
        batch.map(({ index }) => index),
        batch.map(({ token }) => token),
        batch.map(({ province }) => province),
      ],
    );
  }
  await client.end();
}

/**
 * Encrypts all values with one temporary key where real encryption makes a new one each time: no secrecy, the same cost
 * to decrypt, and seconds instead of ten minutes for a million rows.
 */
async function quickSealer(publicKeyText: string): Promise<(text: string, place: SealContext) => Buffer> {
  await sodium.ready;
  const publicKey = Buffer.from(publicKeyText, "base64");
  const once = sodium.crypto_box_keypair();
  const shared = sodium.crypto_box_beforenm(publicKey, once.privateKey);
  const nonce = sodium.crypto_generichash(24, Buffer.concat([once.publicKey, publicKey]), null);
  return (text, place) => {
    const plain = Buffer.concat([contextHash(place), sodium.pad(Buffer.from(text, "utf8"), padBlock)]);
    const box = sodium.crypto_box_easy_afternm(plain, nonce, shared);
    return Buffer.concat([Buffer.of(sealFormat), fingerprint(publicKey), once.publicKey, box]);
  };
}
