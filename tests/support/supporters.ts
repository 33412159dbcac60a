import { randomUUID } from "node:crypto";
import { type Locale, path } from "#lib/i18n/index.ts";

/** The petitions of the public contract, by their key, with their slug in each language. */
export const petitions = {
  "bill-c-2": { en: "bill-c-2", fr: "projet-de-loi-c-2" },
  "mass-deportations": { en: "mass-deportations", fr: "expulsions-massives" },
  "temporary-foreign-worker-program": {
    en: "temporary-foreign-worker-program",
    fr: "travailleurs-etrangers-temporaires",
  },
  "safe-third-country-agreement": { en: "safe-third-country-agreement", fr: "entente-tiers-pays-surs" },
  "immigration-detention": { en: "immigration-detention", fr: "detention-immigration" },
} as const satisfies Record<string, Record<Locale, string>>;

export type PetitionKey = keyof typeof petitions;

/** The path of an issue page with its petition's form. */
export function issuePath(locale: Locale, petition: PetitionKey): string {
  return path(locale, "issues", petitions[petition][locale]);
}

export type Supporter = { name: string; email: string; postalCode: string };

/** A new supporter: each call gives a new address. */
export function aSupporter(): Supporter {
  const number = randomUUID().slice(0, 8);
  return { name: `Supporter ${number}`, email: `supporter-${number}@example.org`, postalCode: "K1A 0B1" };
}
