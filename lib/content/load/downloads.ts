import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Locale, locales, otherLocale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { broken, leaveOut } from "../broken.ts";
import { exists, projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type DownloadEntry, downloadsSchema } from "../schema/download.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

export const DOWNLOADS_FILE = "content/downloads.yaml";
export const DOWNLOADS_FOLDER = "public/files";

/** A file to download, as a reader of one language gets it; `language` differs when theirs does not exist. */
export type Download = Pick<DownloadEntry, "id" | "accessible"> & {
  title: string;
  href: string;
  language: Locale;
  bytes: number;
};

const load = cacheUntilChanged("content", async (root): Promise<Record<Locale, Download[]>> => {
  if (!(await exists(root, DOWNLOADS_FILE))) return { en: [], fr: [] };
  const result = validate(downloadsSchema, DOWNLOADS_FILE, (await readYaml(root, DOWNLOADS_FILE)).fields);
  if (!result.ok) {
    leaveOut(result.problems);
    return { en: [], fr: [] };
  }
  const [en = [], fr = []] = await Promise.all(
    locales.map((locale) => Promise.all(result.value.map((entry) => inLocale(root, entry, locale)))),
  );
  return { en, fr };
});

/** A file to download by its id. @throws ContentError; Error when there is none */
export async function getDownload(locale: Locale, id: string): Promise<Download> {
  const download = (await load(projectRoot()))[locale].find((one) => one.id === id);
  if (!download) throw broken(new Error(`There is no file "${id}" in ${DOWNLOADS_FILE}.`));
  return download;
}

async function inLocale(root: string, entry: DownloadEntry, locale: Locale): Promise<Download> {
  const { id, accessible, files } = entry;
  const language = files[locale] ? locale : otherLocale(locale);
  const name = files[language] ?? "";
  const { size } = await stat(join(root, DOWNLOADS_FOLDER, name));
  return {
    id,
    accessible,
    title: typesetAll(locale, entry.title)[locale],
    href: `/files/${name}`,
    language,
    bytes: size,
  };
}
