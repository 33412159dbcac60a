import type { AllContent, Folder, Text, TextKind } from "./content-types.ts";

/** Texts that leave the site as plain text, and how the check names them. */
export const PLAIN_TEXTS: Readonly<Partial<Record<TextKind, string>>> = {
  petition: "a text to be signed",
  letter: "a letter",
};

/** Every page that has a text in each language. */
export function foldersOf({ issues, petitions, news, pages, own, events, letters }: AllContent): Folder[] {
  return [...issues, ...petitions, ...news, ...pages, ...own, ...events, ...letters];
}

/** Every text of the site, in both languages. */
export function textsOf(found: AllContent): Text[] {
  return foldersOf(found)
    .flatMap((folder) => [folder.en, folder.fr])
    .filter((text) => text !== null);
}

/** The place where a node of a text begins. */
export function placeOfNode(node: { position?: { start: { line: number; column: number } } }): {
  line: number;
  column: number;
} {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** Short names in one list, for remedies: at most eight, then the number of the others. */
function someOf(names: readonly string[]): string {
  const all = [...names].sort();
  return all.length <= 8 ? all.join(", ") : `${all.slice(0, 8).join(", ")} and ${all.length - 8} more`;
}

/** The name most similar to a mistyped one, when one is similar enough. */
function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let distance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const steps = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < distance) [best, distance] = [candidate, steps];
  }
  return best;
}

/** A remedy that names the most similar existing name, or lists the existing ones. */
export function suggest(name: string, names: Iterable<string>): string {
  const all = [...names];
  if (all.length === 0) return "there is none yet: add it, or remove this";
  const near = nearest(name, all);
  return near ? `did you mean \`${near}\`?` : `choose one of: ${someOf(all)}`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
