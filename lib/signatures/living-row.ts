import { hashEmail } from "../crypto/email-hash.ts";
import { sql } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { formKeyOf } from "./encrypt-signature.ts";
import type { SignInput } from "./sign-input.ts";

/**
 * A query for the row that an address has in a petition, as text: its id, or NULL. Nothing depends on the answer but speed:
 * `sign` looks again while it records the form.
 * @throws Error when INDEX_KEY is not set
 */
export function livingRowOf({
  petition,
  email,
  formKey,
}: Pick<SignInput, "petition" | "email" | "formKey">): Prisma.Sql {
  const emailIndex = hashEmail(petition.key, email);
  return sql`
    SELECT id::text FROM signature
    WHERE petition = ${petition.key} AND (email_index = ${emailIndex} OR form_key = ${formKeyOf({ formKey, email })})
    ORDER BY email_index = ${emailIndex} DESC LIMIT 1`;
}
