import { stat } from "node:fs/promises";
import { join } from "node:path";
import { isoDay } from "../../i18n/format.ts";
import { type Locale, locales, otherLocale } from "../../i18n/locales.ts";
import { letterPaths, paths } from "../../i18n/paths.ts";
import { isOwnPage, PAGE_FOLDERS, PAGE_SECTIONS, type PageKind } from "../load/page-folders.ts";
import { exists, listFolders } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { type TranslationRecord, translationSchema } from "../schema/translation.ts";
import { readWording, type Wording } from "./wording.ts";

/** The name of the record beside the two languages of a page. */
export const RECORD = "translation.yaml";

const COLLECTIONS = ["issues", "petitions", "news", "events"] as const;
const LETTERS = "content/letters";

/**
 * Whether the two languages of a page agree.
 * - `in-step`: neither has changed since they agreed.
 * - `behind`: only one has changed.
 * - `changed`: both have changed, and no one has confirmed since that they agree.
 * - `new`: no one has confirmed yet that they agree.
 */
export type TranslationState = {
  folder: string;
  files: Record<Locale, string>;
  titles: Record<Locale, string>;
  /** Site-relative. */
  addresses: Record<Locale, string>;
  marks: Record<Locale, string>;
  /** The day of the record; null for a new page. */
  agreedOn: string | null;
  /** The hashes that the record has for each language; null for a new page. */
  recorded: Record<Locale, string> | null;
} & ({ state: "in-step" | "changed" | "new" } | { state: "behind"; behind: Locale; changedOn: string });

/** The state of every page that exists in both languages; other checks report a missing language. */
export async function readTranslations(root: string): Promise<TranslationState[]> {
  const folders = await foldersOf(root);
  const states = await Promise.all(folders.map((folder) => readTranslation(root, folder)));
  return states.filter((state) => state !== null);
}

/** The state of one page; null when it lacks a language. */
export async function readTranslation(root: string, folder: string): Promise<TranslationState | null> {
  const extension = folder === "content/home" ? "yaml" : "mdx";
  const files = { en: `${folder}/en.${extension}`, fr: `${folder}/fr.${extension}` };
  for (const locale of locales) if (!(await exists(root, files[locale]))) return null;
  const wordings = { en: await readWording(root, files.en), fr: await readWording(root, files.fr) };
  const record = await readRecord(root, folder);
  const common = {
    folder,
    files,
    addresses: folder.startsWith(`${LETTERS}/`)
      ? await letterAddresses(root, folder)
      : addressesOf(folder, { en: wordings.en.slug, fr: wordings.fr.slug }),
    titles: { en: wordings.en.title, fr: wordings.fr.title },
    marks: { en: wordings.en.mark, fr: wordings.fr.mark },
    agreedOn: record?.on ?? null,
    recorded: record && { en: record.en, fr: record.fr },
  };
  if (!record) return { ...common, state: "new" };
  const changed = locales.filter((locale) => wordings[locale].mark !== record[locale]);
  const [ahead] = changed;
  if (!ahead) return { ...common, state: "in-step" };
  if (changed.length > 1) return { ...common, state: "changed" };
  const changedOn = await dayOfChange(root, files[ahead], wordings[ahead], record);
  return { ...common, state: "behind", behind: otherLocale(ahead), changedOn };
}

/** Every folder that holds the two languages of a page. */
async function foldersOf(root: string): Promise<string[]> {
  const pages = await Promise.all(
    [...COLLECTIONS, "letters"].map(async (name) =>
      (await listFolders(root, `content/${name}`)).map((key) => `content/${name}/${key}`),
    ),
  );
  const own = (await listFolders(root, "content/pages")).map((key) => `content/pages/${key}`).filter(isOwnPage);
  return ["content/home", ...pages.flat(), ...Object.values(PAGE_FOLDERS), ...own];
}

function addressesOf(folder: string, slugs: Record<Locale, string>): Record<Locale, string> {
  const kind = Object.entries(PAGE_FOLDERS).find(([, path]) => path === folder)?.[0] as PageKind | undefined;
  if (kind) return paths(PAGE_SECTIONS[kind]);
  if (isOwnPage(folder)) return paths("own", slugs);
  const collection = COLLECTIONS.find((name) => folder.startsWith(`content/${name}/`));
  return collection ? paths(collection, slugs) : paths("home");
}

/** A letter stands below its petition. */
async function letterAddresses(root: string, folder: string): Promise<Record<Locale, string>> {
  const petition = folder.replace(LETTERS, "content/petitions");
  const slugOf = async (locale: Locale) => {
    const file = `${petition}/${locale}.mdx`;
    return (await exists(root, file)) ? (await readWording(root, file)).slug : "";
  };
  return letterPaths({ en: await slugOf("en"), fr: await slugOf("fr") });
}

async function readRecord(root: string, folder: string): Promise<TranslationRecord | null> {
  const file = `${folder}/${RECORD}`;
  if (!(await exists(root, file))) return null;
  return translationSchema.safeParse((await readYaml(root, file)).fields.value).data ?? null;
}

/** The file's own date of update; when the editor did not change it, the day the file was saved. */
async function dayOfChange(
  root: string,
  file: string,
  { updated }: Wording,
  { on }: TranslationRecord,
): Promise<string> {
  // The day of the record itself does not count: the text has changed since.
  if (updated !== null && updated > on) return updated;
  return isoDay((await stat(join(root, file))).mtime);
}
