import { checkRecipients } from "../../crypto/age.ts";
import type { Locale } from "../../i18n/locales.ts";
import { SetupError } from "../../operator-error.ts";
import type { Approver } from "./approval.ts";

/** The facts of a petition that a delivery needs, in one language, from `lib/content`. */
export type PetitionWords = { key: string; slug: string; title: string; to: string; ask: string };

export type DeliveryOrder = {
  petition: Record<Locale, PetitionWords>;
  organisation: { name: Record<Locale, string>; email: string };
  /** age recipients of the addressee, `age1…`; only they can decrypt the pack. */
  recipients: readonly string[];
  /** Who may approve: two of them must have, because one person alone must not be able to take the list away. */
  approvers: readonly Approver[];
  /** Offline delivery keys, base64, the newest first. */
  secretKeys: readonly string[];
  /** The folder of packs, outside of everything that is served. */
  folder: string;
  /** The account that runs the delivery, for the audit trail. */
  actor: string;
  /** Called after every few thousand rows. */
  onProgress?: (progress: { done: number; total: number }) => void;
};

/**
 * Refuses an incomplete order before anything is decrypted.
 * @throws SetupError that says what is missing
 */
export function checkOrder({ recipients, secretKeys }: DeliveryOrder): void {
  checkRecipients(recipients);
  if (secretKeys.length === 0 || secretKeys.some((key) => Buffer.from(key, "base64").length !== 32)) {
    throw new SetupError("The delivery key is not 32 bytes in base64. Give the file that holds it: --key <file>.");
  }
}
