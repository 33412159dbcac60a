import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "../generated/prisma/client.ts";
import { emailIndex, indexKeyVersion } from "../privacy/email-index.ts";
import { normalizeEmail } from "../privacy/normalize-email.ts";
import { seal } from "../privacy/seal.ts";
import { hashToken, makeToken } from "../privacy/token.ts";
import { provinceOf } from "./province.ts";
import type { SignInput } from "./sign.ts";

/** Version of the words beside the opt-in box; raise it when they change, since consent is to words. */
const UPDATES_WORDING = 1;

/** All of a new signature but its moments, which the database gives. Personal fields leave here sealed. */
export type SealedRow = Omit<Prisma.SignatureCreateManyInput, "createdAt" | "mailAskedAt" | "updatesConsentAt">;

/** Turns a form into the row to store: seals, hashes, and draws the token that only the mail will carry. */
export async function toSealedRow(input: SignInput): Promise<SealedRow> {
  const { locale } = input;
  const petition = input.petition.key;
  const id = uuidv7();
  const token = makeToken(petition);
  const place = { petition, id };
  const [nameSealed, postalSealed, emailSealed, tokenSealed] = await Promise.all([
    seal("delivery", input.name, { ...place, field: "name" }),
    // Three characters place a region, and six a street.
    seal("delivery", input.postalCode.slice(0, 3), { ...place, field: "postal" }),
    seal("mail", input.email, { ...place, field: "email" }),
    seal("mail", token, { ...place, field: "token" }),
  ]);
  return {
    petition,
    id,
    status: input.review ? "held" : "pending",
    emailIndex: emailIndex(petition, input.email),
    formKey: formKeyOf(input),
    keyVersion: indexKeyVersion(),
    nameSealed,
    emailSealed,
    postalSealed,
    tokenSealed,
    tokenHash: hashToken(token),
    country: input.country,
    province: provinceOf(input.country, input.postalCode),
    locale,
    textVersion: input.petition.version,
    textHash: Buffer.from(input.petition.textHash, "hex"),
    updatesConsentVersion: input.updates ? UPDATES_WORDING : null,
    publicName: input.publicName ? input.name : null,
  };
}

/** Bound to the address: who goes back and mends a mistyped address sends the same form key, and is not a retry. */
function formKeyOf({ formKey, email }: SignInput): Buffer<ArrayBuffer> | null {
  if (formKey === null) return null;
  const text = `form-key:v1\n${formKey}\n${normalizeEmail(email)}`;
  return Buffer.from(createHash("sha256").update(text).digest().subarray(0, 16));
}
