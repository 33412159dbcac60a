import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { leaveOut, soundOrNone } from "../broken.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { projectRoot } from "../read/folders.ts";
import { readVersionEntries, type VersionEntry } from "../read/versions.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { readKeptPair } from "./kept-text.ts";
import type { Pair } from "./pair.ts";
import { signedText } from "./petition-text.ts";
import { listPetitions, type Petition, readPetitionPair } from "./petitions.ts";

/** One wording of a petition in one language, typeset. */
export type PetitionVersion = {
  version: number;
  /** Whether it is the version that is signed now. */
  current: boolean;
  /** The first day on which it could be signed, `YYYY-MM-DD`. */
  date: string;
  /** What changed, for the public. */
  note: string;
  /** SHA-256 of `canonical`, hex. */
  hash: string;
  /** The text that was signed, in both languages, as written and before typography. */
  canonical: string;
  title: string;
  to: string;
  ask: string;
  Body: Body;
};

type Words = { title: string; to: string; ask: string };

const load = cacheUntilChanged("content/petitions", async (root) => {
  const petitions = await listPetitions("en");
  return new Map(
    await Promise.all(petitions.map(async (petition) => [petition.key, await ofOne(root, petition)] as const)),
  );
});

/**
 * Every wording that a petition has had, oldest first, from files only; none for a draft, which has no signatures.
 * @throws ContentError
 */
export async function listPetitionVersions(locale: Locale, key: string): Promise<PetitionVersion[]> {
  return ((await load(projectRoot())).get(key) ?? []).map((version) => version[locale]);
}

/** One wording of a petition by the number in its address, or null. @throws ContentError */
export async function findPetitionVersion(
  locale: Locale,
  key: string,
  number: string,
): Promise<PetitionVersion | null> {
  return (await listPetitionVersions(locale, key)).find(({ version }) => String(version) === number) ?? null;
}

async function ofOne(root: string, petition: Petition): Promise<Record<Locale, PetitionVersion>[]> {
  const folder = `content/petitions/${petition.key}`;
  const entries = await readVersionEntries(root, folder);
  if (entries === null) return [];
  if (!entries.ok) {
    leaveOut(entries.problems);
    return [];
  }
  const versions = await Promise.all(
    entries.value.map(async (entry) => {
      const current = entry.version === petition.version;
      const pair = await (current ? readPetitionPair(root, folder) : readKeptPair(root, folder, entry.version));
      return pair
        ? soundOrNone(() => ({
            en: toVersion("en", entry, current, pair),
            fr: toVersion("fr", entry, current, pair),
          }))
        : [];
    }),
  );
  // A missing version is left out here: the check, which every build runs, names it.
  return versions.flat();
}

function toVersion(locale: Locale, entry: VersionEntry, current: boolean, pair: Pair<Words>): PetitionVersion {
  const { file, mdx, fields } = pair[locale];
  const { title, to, ask } = typesetAll(locale, fields);
  return {
    ...{ version: entry.version, current, date: entry.date, note: typesetAll(locale, entry.note)[locale] },
    ...{ hash: entry.hash, canonical: signedText(entry.version, pair).canonical },
    ...{ title, to, ask },
    Body: bodyOf(locale, mdx, file),
  };
}
