import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typeset, typesetAll } from "../../i18n/typography.ts";
import { broken, leaveOut, soundOrNone } from "../broken.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { ContentError } from "../problem.ts";
import { exists, listFolders, projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { petitionTermsSchema, petitionTextSchema } from "../schema/petition.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { type Pair, readPair, readPairs } from "./pair.ts";
import { signedText } from "./petition-text.ts";

type Terms = z.infer<typeof petitionTermsSchema>;
type Words = z.infer<typeof petitionTextSchema>;

/** A petition in one language, typeset. */
export type Petition = Terms &
  Words & {
    slugs: Record<Locale, string>;
    locale: Locale;
    /** SHA-256, in hex, of `canonical`: a signature records it. */
    textHash: string;
    /**
     * The text that is signed, in both languages, as written and before typography: the same text always gives the same
     * hash.
     */
    canonical: string;
    /** The body in each language as plain text, typeset, for mail and delivery. */
    text: Record<Locale, string>;
    Body: Body;
    file: string;
  };

const FOLDER = "content/petitions";

const load = cacheUntilChanged(FOLDER, async (root) => {
  const terms = await readTerms(root);
  const pairs = await readPairs(root, FOLDER, petitionTextSchema);
  return pairs.flatMap((pair) => {
    const shared = terms.get(pair.key);
    return shared ? soundOrNone(() => toPetitions(shared, pair)) : [];
  });
});

/** Every public petition in a language, in alphabetical order of keys; no drafts. @throws ContentError */
export async function listPetitions(locale: Locale): Promise<Petition[]> {
  return (await listPetitionsAndDrafts(locale)).filter(({ status }) => status !== "draft");
}

/** The same with drafts: for the campaign team and its commands, never for a page. @throws ContentError */
export async function listPetitionsAndDrafts(locale: Locale): Promise<Petition[]> {
  return (await load(projectRoot())).map((petition) => petition[locale]);
}

/** The petition of a folder, with any status. @throws ContentError; Error when there is none */
export async function getPetition(locale: Locale, key: string): Promise<Petition> {
  const petition = await findPetition(locale, key);
  if (!petition) throw broken(new Error(`There is no petition in ${FOLDER}/${key} with its terms and both languages.`));
  return petition;
}

/** The same, or null when there is none: its folder may be gone while its signatures are still kept. @throws ContentError */
export async function findPetition(locale: Locale, key: string): Promise<Petition | null> {
  return (await listPetitionsAndDrafts(locale)).find((one) => one.key === key) ?? null;
}

/** The public petition with a slug of this language, or null. @throws ContentError */
export async function findPetitionBySlug(locale: Locale, slug: string): Promise<Petition | null> {
  return (await listPetitions(locale)).find((one) => one.slug === slug) ?? null;
}

/**
 * One petition by its folder, read from the disk again; null when a file is missing.
 * @throws ContentError with the problems of its fields
 */
export async function readPetition(root: string, folder: string): Promise<Petition | null> {
  const file = `${folder}/petition.yaml`;
  const pair = await readPetitionPair(root, folder);
  if (!pair || !(await exists(root, file))) return null;
  const terms = validate(petitionTermsSchema, file, (await readYaml(root, file)).fields);
  if (!terms.ok) throw new ContentError(terms.problems);
  return toPetitions(terms.value, pair).en;
}

/**
 * The two files of a petition's current text; null when one is missing. @throws ContentError with the problems of its
 * fields
 */
export function readPetitionPair(root: string, folder: string): Promise<Pair<Words> | null> {
  return readPair(root, folder, petitionTextSchema);
}

async function readTerms(root: string): Promise<Map<string, Terms>> {
  const terms = new Map<string, Terms>();
  const problems = [];
  for (const key of await listFolders(root, FOLDER)) {
    const file = `${FOLDER}/${key}/petition.yaml`;
    if (!(await exists(root, file))) continue;
    const result = validate(petitionTermsSchema, file, (await readYaml(root, file)).fields);
    if (result.ok) terms.set(key, result.value);
    else problems.push(...result.problems);
  }
  leaveOut(problems);
  return terms;
}

function toPetitions(terms: Terms, pair: Pair<Words>): Record<Locale, Petition> {
  const { canonical, textHash, bodies } = signedText(terms.version, pair);
  const inLocale = (locale: Locale): Petition => ({
    ...typesetAll(locale, terms),
    ...typesetAll(locale, pair[locale].fields),
    key: pair.key,
    slugs: { en: pair.en.fields.slug, fr: pair.fr.fields.slug },
    locale,
    canonical,
    textHash,
    text: { en: typeset("en", bodies.en), fr: typeset("fr", bodies.fr) },
    Body: bodyOf(locale, pair[locale].mdx, pair[locale].file),
    file: pair[locale].file,
  });
  return { en: inLocale("en"), fr: inLocale("fr") };
}
