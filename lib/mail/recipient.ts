import { decrypt } from "../crypto/decrypt.ts";
import { env, siteUrl } from "../env.ts";
import type { Locale } from "../i18n/locales.ts";
import { path } from "../i18n/paths.ts";
import { isSuppressed } from "./suppression.ts";

type Sealed = { emailSealed: Uint8Array | null; tokenSealed: Uint8Array | null };

/**
 * The address and the token of a row, decrypted with the worker's key. Null when they are erased, or when the address
 * asked for no more mail: every mail passes through here, so mail that was queued earlier is stopped too.
 */
export async function decryptRecipient(
  { emailSealed, tokenSealed }: Sealed,
  place: { petition: string; id: string },
): Promise<{ email: string; token: string } | null> {
  if (!emailSealed || !tokenSealed) return null;
  const key = secretKey();
  const [email, token] = await Promise.all([
    decrypt(key, emailSealed, { ...place, field: "email" }),
    decrypt(key, tokenSealed, { ...place, field: "token" }),
  ]);
  return (await isSuppressed(email)) ? null : { email, token };
}

/** Decrypts an address with the worker's key. @throws Error when the key or the context does not match */
export async function decryptAddress(
  emailSealed: Uint8Array,
  place: { petition: string; id: string },
): Promise<string> {
  return decrypt(secretKey(), emailSealed, { ...place, field: "email" });
}

/** Absolute address of a supporter's own page. */
export function supporterPageUrl(locale: Locale, token: string): string {
  return `${siteUrl()}${path(locale, "signatures", token)}`;
}

function secretKey(): string {
  const key = env().MAIL_SECRET_KEY;
  if (!key) throw new Error("MAIL_SECRET_KEY is not set: the worker cannot decrypt addresses (see .env.example)");
  return key;
}
