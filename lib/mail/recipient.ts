import { decrypt } from "../crypto/decrypt.ts";
import { env, siteUrl } from "../env.ts";
import type { Locale } from "../i18n/locales.ts";
import { path, togetherPath } from "../i18n/paths.ts";
import { isSuppressed } from "./suppression.ts";

type Sealed = { emailSealed: Uint8Array | null; tokenSealed: Uint8Array | null };
type Place = { petition: string; id: string };
export type Recipient = { email: string; token: string };

/** The address and the token of a row, decrypted with the worker's key. Null when they are erased. */
export async function openRecipient({ emailSealed, tokenSealed }: Sealed, place: Place): Promise<Recipient | null> {
  if (!emailSealed || !tokenSealed) return null;
  const key = secretKey();
  const [email, token] = await Promise.all([
    decrypt(key, emailSealed, { ...place, field: "email" }),
    decrypt(key, tokenSealed, { ...place, field: "token" }),
  ]);
  return { email, token };
}

/**
 * The same for one to whom a mail goes: null also when the address asked for no more mail, so that mail that was queued
 * earlier is stopped too.
 */
export async function decryptRecipient(sealed: Sealed, place: Place): Promise<Recipient | null> {
  const opened = await openRecipient(sealed, place);
  return opened && (await isSuppressed(opened.email)) ? null : opened;
}

/** Decrypts an address with the worker's key. @throws Error when the key or the context does not match */
export async function decryptAddress(emailSealed: Uint8Array, place: Place): Promise<string> {
  return decrypt(secretKey(), emailSealed, { ...place, field: "email" });
}

/** Absolute address of a supporter's own page. */
export function supporterPageUrl(locale: Locale, token: string): string {
  return `${siteUrl()}${path(locale, "signatures", token)}`;
}

/** Absolute address of the page where all petitions stand that were signed with one form. */
export function togetherUrl(locale: Locale, token: string): string {
  return `${siteUrl()}${togetherPath(locale, token)}`;
}

function secretKey(): string {
  const key = env().MAIL_SECRET_KEY;
  if (!key) throw new Error("MAIL_SECRET_KEY is not set: the worker cannot decrypt addresses (see .env.example)");
  return key;
}
