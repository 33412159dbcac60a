import { dayOf } from "./csv.ts";
import type { OpenRow } from "./open-rows.ts";

/**
 * Above this number the PDF lists no names: no one reads a document of hundreds of pages, and the CSV holds all names
 * anyway.
 */
const NAMES_IN_PDF_MAX = 1000;

export type VersionCount = { version: number; sha256: string; signatures: number };

/**
 * The content of the letter and the manifest, collected from the same rows that were written, so that all parts agree.
 */
export type Summary = {
  signatures: number;
  /** By province or territory, and `abroad`. */
  regions: Record<string, number>;
  versions: VersionCount[];
  /** Days in Ottawa; empty without signatures. */
  first: string;
  last: string;
  /** Null when there are more names than the PDF lists. */
  names: string[] | null;
};

export function emptySummary(): Summary {
  return { signatures: 0, regions: {}, versions: [], first: "", last: "", names: [] };
}

/** Adds rows to a summary, in place: it is called for every batch of up to a million rows. */
export function addToSummary(summary: Summary, rows: readonly OpenRow[]): void {
  for (const row of rows) {
    const region = row.province ?? "abroad";
    summary.signatures += 1;
    summary.regions[region] = (summary.regions[region] ?? 0) + 1;
    versionOf(summary, row).signatures += 1;
    const day = dayOf(row.confirmedAt);
    if (summary.first === "" || day < summary.first) summary.first = day;
    if (day > summary.last) summary.last = day;
    summary.names?.push(row.name);
  }
  if (summary.signatures > NAMES_IN_PDF_MAX) summary.names = null;
}

function versionOf(summary: Summary, { version, textHash }: OpenRow): VersionCount {
  const known = summary.versions.find(({ sha256 }) => sha256 === textHash);
  if (known) return known;
  const added = { version, sha256: textHash, signatures: 0 };
  summary.versions.push(added);
  summary.versions.sort((one, other) => one.version - other.version);
  return added;
}
