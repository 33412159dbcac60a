import type { Problem } from "../problem.ts";
import type { VersionEntry } from "../read/versions.ts";

export type VersionedPetition = { key: string; status: string; version: number; textHash: string };

/**
 * Compares the text of a petition with what people have signed. Once the petition is open, each version is listed in
 * `versions.yaml` with the hash of its text, its date and a public note. A change of the text without a new version is
 * an error that stops the build. A draft may change freely.
 * @param entries in the order of the file; null when there is no file
 */
export function checkVersions(petition: VersionedPetition, entries: readonly VersionEntry[] | null): Problem[] {
  if (petition.status === "draft") return [];
  const at = (line: number) => ({ file: `content/petitions/${petition.key}/versions.yaml`, line, column: 1 });
  if (entries === null || entries.length === 0) {
    return [
      {
        ...at(1),
        found: "the text that is signed has no entry here",
        remedy: `${entries === null ? "write this file: " : ""}${entryFor(petition)}`,
      },
    ];
  }
  const problems = entries.flatMap((entry, index) => checkOrder(entry, entries[index - 1], at(entry.line)));
  const current = entries.find(({ version }) => version === petition.version);
  if (!current) {
    const found = `version ${petition.version} of petition.yaml is missing here`;
    problems.push({ ...at(entries.at(-1)?.line ?? 1), found, remedy: entryFor(petition) });
  } else if (current !== entries.at(-1)) {
    problems.push({
      ...at(current.line),
      found: `petition.yaml says version ${petition.version}, which is not the last one here`,
      remedy: "raise `version` in petition.yaml to the last one, or remove the later ones",
    });
  } else if (current.hash !== petition.textHash) {
    problems.push({
      ...at(current.line),
      found: `the text is no longer the one that was signed as version ${petition.version}`,
      remedy: `undo the change; or make it version ${petition.version + 1}: \`npm run content:new -- version ${petition.key}\` keeps the signed text and lists what is left to do`,
    });
  }
  return problems;
}

function checkOrder(
  entry: VersionEntry,
  before: VersionEntry | undefined,
  place: Pick<Problem, "file" | "line" | "column">,
): Problem[] {
  const problems: Problem[] = [];
  const due = (before?.version ?? 0) + 1;
  if (entry.version !== due)
    problems.push({
      ...place,
      found: `version ${entry.version}, but ${due} comes next`,
      remedy: "number them 1, 2, 3 …",
    });
  if (before && entry.date < before.date)
    problems.push({ ...place, found: `${entry.date} comes before ${before.date}`, remedy: "put the oldest first" });
  if (before && entry.hash === before.hash)
    problems.push({ ...place, found: "the same text as the version before", remedy: "remove this entry" });
  return problems;
}

/** The lines for the editor to paste. */
function entryFor({ version, textHash }: VersionedPetition): string {
  return `add \`- { version: ${version}, hash: ${textHash}, date: YYYY-MM-DD, note: { en: "…", fr: "…" } }\``;
}
