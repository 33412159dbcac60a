import { checkRecipients } from "../../crypto/age.ts";
import type { Locale } from "../../i18n/locales.ts";
import { SetupError } from "../../operator-error.ts";

/** What a delivery needs to know of a petition, in one language, as `lib/content` gives it. */
export type PetitionWords = { key: string; slug: string; title: string; to: string; ask: string };

export type DeliveryOrder = {
  petition: Record<Locale, PetitionWords>;
  organisation: { name: Record<Locale, string>; email: string };
  /** age recipients of the addressee, `age1…`; each of them alone opens the pack. */
  recipients: readonly string[];
  /** Two or more people, by role: one alone must not be able to take the list away. */
  approvers: readonly string[];
  /** Offline delivery keys, base64, the newest first. */
  secretKeys: readonly string[];
  /** Where packs lie, outside of anything served. */
  folder: string;
  /** The account that gives the order, for the audit trail. */
  actor: string;
  /** Called for every few thousand rows. */
  onProgress?: (progress: { done: number; total: number }) => void;
};

const APPROVERS_MIN = 2;

/**
 * Refuses an order before anything is opened.
 * @returns the approvers, trimmed, each once
 * @throws SetupError saying what is missing
 */
export function checkOrder({ recipients, approvers, secretKeys }: DeliveryOrder): string[] {
  checkRecipients(recipients);
  if (secretKeys.length === 0 || secretKeys.some((key) => Buffer.from(key, "base64").length !== 32)) {
    throw new SetupError("The delivery key is not 32 bytes in base64. Give the file that holds it: --key <file>.");
  }
  const people = new Map(
    approvers.flatMap((who): [string, string][] => (who.trim() === "" ? [] : [[who.trim().toLowerCase(), who.trim()]])),
  );
  if (people.size < APPROVERS_MIN) {
    throw new SetupError(
      `A delivery needs two different people who approve it, named by role:\n  --approve "campaign lead" --approve "privacy officer"`,
    );
  }
  return [...people.values()];
}
