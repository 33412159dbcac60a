import sodium from "libsodium-wrappers";
import { expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { encrypt } from "#lib/crypto/encrypt.ts";
import { makeKeys } from "#lib/crypto/keys.ts";

const keys = makeKeys();
Object.assign(process.env, keys.web);
const mailKey = keys.worker.MAIL_SECRET_KEY;
const place = { petition: "right-to-stay", id: "0192f0c1-5f5e-7b6a-9c1d-2e3f4a5b6c7d", field: "email" } as const;

test.each(["", "someone@example.org", "محمد", "ᐃᓄᒃᑎᑐᑦ", "x".repeat(32), "x".repeat(1000)])(
  "%s comes back unchanged",
  async (text) => {
    expect(await decrypt(mailKey, await encrypt("mail", text, place), place)).toBe(text);
  },
);

test("the bytes are those of libsodium's other builds, in both directions", async () => {
  await sodium.ready;
  const [publicKey, secretKey] = [keys.web.MAIL_PUBLIC_KEY, mailKey].map((key) => Buffer.from(key, "base64"));
  if (!publicKey || !secretKey) throw new Error("A key is missing");
  const ours = await encrypt("mail", "someone@example.org", place);
  const opened = sodium.crypto_box_seal_open(ours.subarray(5), publicKey, secretKey);
  expect(Buffer.from(sodium.unpad(opened.subarray(16), 32)).toString()).toBe("someone@example.org");
  const padded = sodium.pad(Buffer.from("another@example.org"), 32);
  const theirs = sodium.crypto_box_seal(Buffer.concat([opened.subarray(0, 16), padded]), publicKey);
  expect(await decrypt(mailKey, Buffer.concat([ours.subarray(0, 5), theirs]), place)).toBe("another@example.org");
});

test("the same text never looks the same twice, and lengths are blurred", async () => {
  const [one, two, longer] = await Promise.all([
    encrypt("mail", "someone@example.org", place),
    encrypt("mail", "someone@example.org", place),
    encrypt("mail", "a.longer.address@example.org", place),
  ]);
  expect(one.equals(two)).toBe(false);
  expect(one.length).toBe(longer.length);
});

test("a value moved to another petition, row or field does not open", async () => {
  const sealed = await encrypt("mail", "someone@example.org", place);
  for (const other of [
    { ...place, petition: "another" },
    { ...place, id: "0192f0c1-5f5e-7b6a-9c1d-2e3f4a5b6c7e" },
    { ...place, field: "token" } as const,
  ])
    await expect(decrypt(mailKey, sealed, other)).rejects.toThrow("not in its place");
});

test("a changed value does not open", async () => {
  const sealed = await encrypt("mail", "someone@example.org", place);
  for (const at of [0, 1, 5, 40, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(decrypt(mailKey, changed, place)).rejects.toThrow();
  }
});

test("the mail key opens nothing sealed for delivery, nor the other way round", async () => {
  const name = await encrypt("delivery", "Supporter One", { ...place, field: "name" });
  await expect(decrypt(mailKey, name, { ...place, field: "name" })).rejects.toThrow("another key");
  const email = await encrypt("mail", "someone@example.org", place);
  await expect(decrypt(keys.deliverySecret, email, place)).rejects.toThrow("another key");
});

test("with all that the web process knows, nothing opens", async () => {
  const sealed = await encrypt("mail", "someone@example.org", place);
  for (const known of Object.values(keys.web)) await expect(decrypt(known, sealed, place)).rejects.toThrow();
});
