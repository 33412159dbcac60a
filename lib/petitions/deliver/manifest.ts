import type { Locale } from "../../i18n/locales.ts";
import type { Batch } from "../paper/batches.ts";
import type { Approval } from "./approval.ts";
import type { PetitionWords } from "./order.ts";
import type { PackedFile } from "./pack.ts";
import type { Summary } from "./summary.ts";

type Parts = {
  petition: Record<Locale, PetitionWords>;
  summary: Summary;
  paper: readonly Batch[];
  approvals: readonly Approval[];
  at: Date;
  files: { csv: PackedFile; pdf: PackedFile };
};

/**
 * The facts about the pack, for programs and auditors: checksums of the decrypted files, counts, hashes of the texts.
 */
export function composeManifest({ petition, summary, paper, approvals, at, files }: Parts): string {
  const manifest = {
    format: 2,
    petition: petition.en.key,
    title: { en: petition.en.title, fr: petition.fr.title },
    countedAt: at.toISOString(),
    signatures: summary.signatures,
    confirmed: { first: summary.first, last: summary.last },
    texts: summary.versions,
    // Counted by hand, and in no number above.
    paper: { signatures: paper.reduce((sum, { signatures }) => sum + signatures, 0), batches: paper },
    files: [{ ...files.csv, rows: summary.signatures }, files.pdf],
    // With the public keys that the organisation names, anybody can check these signatures.
    approvals,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
