import type { Prisma } from "../generated/prisma/client.ts";

/** What a signature that was taken back holds of a person. Also done again after a restore: a column is added here only. */
export const nothingPersonal = {
  emailIndex: null,
  formKey: null,
  formDigest: null,
  nameSealed: null,
  emailSealed: null,
  postalSealed: null,
  tokenSealed: null,
  mailDomain: null,
  severalForms: false,
  updatesWanted: false,
} as const satisfies Prisma.SignatureUpdateManyMutationInput;

/** What updates that were stopped hold of a person. */
export const nothingOfUpdates: { emailSealed: null; tokenSealed: null; toldNews: [] } = {
  emailSealed: null,
  tokenSealed: null,
  toldNews: [],
};
