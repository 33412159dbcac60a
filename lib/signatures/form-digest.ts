import { keyedDigest } from "../crypto/email-hash.ts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import type { SignInput } from "./sign-input.ts";

/** Three characters place a region, and six a street. */
const POSTAL_CHARACTERS_KEPT = 3;

/** What is kept of a postal code. */
export function keptOf(postalCode: string): string {
  return postalCode.slice(0, POSTAL_CHARACTERS_KEPT);
}

/**
 * 16 bytes that are the same for two forms that ask for the same signature, so that the web process can tell a retry from
 * another form without opening a seal. Keyed, so that a stolen database cannot be tried against names.
 * The language is left out: it changes nothing that is delivered, and a form may be sent again in the other one.
 */
export function formDigest(input: SignInput): Buffer<ArrayBuffer> {
  const { petition, email, name, postalCode, country, updates } = input;
  const said = [petition.key, petition.textHash, normalizeEmail(email), name, keptOf(postalCode), country, updates];
  return keyedDigest(`form-digest:v1\n${JSON.stringify(said)}`);
}
