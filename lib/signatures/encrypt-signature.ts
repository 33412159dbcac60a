import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { meteredDomain } from "../abuse/mail-meter.ts";
import { hashEmail, indexKeyVersion } from "../crypto/email-hash.ts";
import { encrypt } from "../crypto/encrypt.ts";
import { normalizeEmail } from "../crypto/normalize-email.ts";
import { hashToken, makeToken } from "../crypto/token.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { PetitionText } from "../petitions/wordings.ts";
import type { PersonForm } from "./form/schema.ts";
import { formDigest, keptOf } from "./form-digest.ts";
import { provinceOf } from "./province.ts";
import type { SignInput } from "./sign-input.ts";

/** All of a new signature but its times, which the database sets. Personal fields are encrypted. */
export type EncryptedSignature = Omit<Prisma.SignatureCreateManyInput, "createdAt"> & {
  emailIndex: Buffer<ArrayBuffer>;
  formKey: Buffer<ArrayBuffer> | null;
  formDigest: Buffer<ArrayBuffer>;
};

/**
 * Turns a form into the row to store: encrypts, and hashes.
 * @param token that only the mail will carry; by default a new one
 * @param id of the row; it holds the time at which it was made
 */
export async function encryptSignature(
  input: SignInput,
  token = makeToken(input.petition.key),
  id = uuidv7(),
): Promise<EncryptedSignature> {
  const { locale } = input;
  const petition = input.petition.key;
  const place = { petition, id };
  const [person, emailSealed, tokenSealed] = await Promise.all([
    encryptPerson(input, place),
    encrypt("mail", input.email, { ...place, field: "email" }),
    encrypt("mail", token, { ...place, field: "token" }),
  ]);
  return {
    ...place,
    ...person,
    ...wordingOf(input.petition),
    ...heldOr(input),
    emailIndex: hashEmail(petition, input.email),
    formKey: formKeyOf(input),
    formDigest: formDigest(input),
    keyVersion: indexKeyVersion(),
    emailSealed,
    tokenSealed,
    tokenHash: hashToken(token),
    locale,
    updatesWanted: input.updates,
    mailDomain: meteredDomain(input.email),
  };
}

/** Held for the reason that was found, or for the hidden field alone; otherwise pending. */
function heldOr({ hold, review }: SignInput) {
  if (!hold && !review) return { status: "pending" } as const;
  return { status: "held", heldBecause: hold?.because ?? "trap", heldNetwork: hold?.network ?? null } as const;
}

/** A person's fields, encrypted for the row at this place. Country and province stay plain, for counts. */
export async function encryptPerson(form: PersonForm, place: { petition: string; id: string }) {
  const { name, postalCode, country } = form;
  const [nameSealed, postalSealed] = await Promise.all([
    encrypt("delivery", name, { ...place, field: "name" }),
    encrypt("delivery", keptOf(postalCode), { ...place, field: "postal" }),
  ]);
  return { nameSealed, postalSealed, country, province: provinceOf(country, postalCode) };
}

/** Which wording is signed. */
export function wordingOf({ version, textHash }: PetitionText) {
  return { textVersion: version, textHash: Buffer.from(textHash, "hex") };
}

/** Bound to the address: a form sent again with a corrected address has the same form key, and is no retry. */
export function formKeyOf({ formKey, email }: Pick<SignInput, "formKey" | "email">): Buffer<ArrayBuffer> | null {
  if (formKey === null) return null;
  const text = `form-key:v1\n${formKey}\n${normalizeEmail(email)}`;
  return Buffer.from(createHash("sha256").update(text).digest().subarray(0, 16));
}
