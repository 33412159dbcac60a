import type { z } from "zod";
import { type Locale, locales } from "../../i18n/locales.ts";
import { leaveOut } from "../broken.ts";
import { ContentError } from "../problem.ts";
import { exists, listFolders } from "../read/folders.ts";
import { readText } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";

/** One file of a pair: its fields, and its text with the line numbers of the file. */
export type Entry<T> = { locale: Locale; file: string; fields: T; mdx: string };

/** A page's two files in one folder. */
export type Pair<T> = { key: string; en: Entry<T>; fr: Entry<T> };

/**
 * Every pair of a collection, in alphabetical order of keys. A folder that lacks one language is left out here: the
 * check, which every build runs, names the missing file.
 * @param isMeant which folders of the collection are read; all by default
 * @throws ContentError with all problems of the collection's fields
 */
export async function readPairs<T>(
  root: string,
  folder: string,
  schema: z.ZodType<T>,
  isMeant: (key: string) => boolean = () => true,
): Promise<Pair<T>[]> {
  const folders = (await listFolders(root, folder)).filter(isMeant).map((key) => `${folder}/${key}`);
  const read = await Promise.allSettled(folders.map((path) => readPair(root, path, schema)));
  const problems = read.flatMap((one) =>
    one.status === "rejected" && one.reason instanceof ContentError ? one.reason.problems : [],
  );
  leaveOut(problems);
  return read.flatMap((one) => {
    if (one.status === "rejected" && one.reason instanceof ContentError) return [];
    if (one.status === "rejected") throw one.reason;
    return one.value ?? [];
  });
}

/**
 * The pair in a folder; null when a language is missing.
 * @throws ContentError with the problems of its fields
 */
export async function readPair<T>(root: string, folder: string, schema: z.ZodType<T>): Promise<Pair<T> | null> {
  for (const locale of locales) if (!(await exists(root, `${folder}/${locale}.mdx`))) return null;
  const en = await readEntry(root, folder, "en", schema);
  const fr = await readEntry(root, folder, "fr", schema);
  if (!en.ok || !fr.ok) throw new ContentError([...(en.ok ? [] : en.problems), ...(fr.ok ? [] : fr.problems)]);
  return { key: folder.slice(folder.lastIndexOf("/") + 1), en: en.value, fr: fr.value };
}

async function readEntry<T>(root: string, folder: string, locale: Locale, schema: z.ZodType<T>) {
  const file = `${folder}/${locale}.mdx`;
  const text = await readText(root, file);
  const result = validate(schema, file, text.fields);
  if (!result.ok) return result;
  return { ok: true as const, value: { locale, file, fields: result.value, mdx: text.mdx } satisfies Entry<T> };
}
