import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptFolder, readKeptText } from "../../content/load/kept-text.ts";
import { ContentError } from "../../content/problem.ts";
import { exists } from "../../content/read/folders.ts";
import { readYaml } from "../../content/read/text-file.ts";
import { validate } from "../../content/read/validate.ts";
import { readVersionEntries, type VersionEntry } from "../../content/read/versions.ts";
import { petitionTermsSchema } from "../../content/schema/petition.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { commitsOf, fileAt } from "../git.ts";

/** The result of beginning a new version. */
export type NewVersion =
  | { outcome: "raised"; kept: number; version: number }
  /** Earlier texts were missing or changed and are restored; nothing else was done. */
  | { outcome: "brought-back"; versions: number[] }
  | { outcome: "no-petition" | "never-signed" }
  | { outcome: "not-listed" | "lost"; version: number };

/**
 * Keeps the signed text and raises the petition's version by one, before or after its text is changed. When the
 * petition's files no longer have the signed text, it is searched in git and recognised by the hash that was signed.
 */
export async function newVersion(root: string, folder: string): Promise<NewVersion> {
  const file = `${folder}/petition.yaml`;
  if (!(await exists(root, file))) return { outcome: "no-petition" };
  const terms = validate(petitionTermsSchema, file, (await readYaml(root, file)).fields);
  const entries = await readVersionEntries(root, folder);
  if (entries === null) return { outcome: "never-signed" };
  if (!terms.ok || !entries.ok)
    throw new ContentError([...(terms.ok ? [] : terms.problems), ...(entries.ok ? [] : entries.problems)]);
  const { version } = terms.value;

  const astray = await listAstray(root, folder, version, entries.value);
  for (const entry of astray)
    if (!(await keep(root, folder, entry))) return { outcome: "lost", version: entry.version };
  if (astray.length > 0) return { outcome: "brought-back", versions: astray.map((entry) => entry.version) };

  const signed = entries.value.find((entry) => entry.version === version);
  if (!signed) return { outcome: "not-listed", version };
  if (!(await keep(root, folder, signed))) return { outcome: "lost", version };
  await raise(join(root, file), version);
  return { outcome: "raised", kept: version, version: version + 1 };
}

async function listAstray(root: string, folder: string, current: number, entries: readonly VersionEntry[]) {
  const earlier = entries.filter(({ version }) => version < current);
  const sound = await Promise.all(earlier.map((entry) => isKept(root, folder, entry)));
  return earlier.filter((_, index) => !sound[index]);
}

async function isKept(root: string, folder: string, { version, hash }: VersionEntry): Promise<boolean> {
  const text = await readKeptText(root, folder, version);
  return typeof text === "object" && text.textHash === hash;
}

/** Writes the text of a version to its folder. Returns false, and writes nothing, when the text cannot be found. */
async function keep(root: string, folder: string, entry: VersionEntry): Promise<boolean> {
  const target = keptFolder(folder, entry.version);
  const trial = await mkdtemp(join(tmpdir(), "content-version-"));
  try {
    for await (const texts of wordings(root, folder, target)) {
      await write(join(trial, target), texts);
      if (!(await isKept(trial, folder, entry))) continue;
      await write(join(root, target), texts);
      return true;
    }
    return false;
  } finally {
    await rm(trial, { recursive: true });
  }
}

async function write(folder: string, texts: Record<Locale, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const locale of locales) await writeFile(join(folder, `${locale}.mdx`), texts[locale]);
}

/** The petition's files as they are now, then as each commit had them, newest first. */
async function* wordings(root: string, folder: string, target: string): AsyncGenerator<Record<Locale, string>> {
  const [en, fr] = await Promise.all(locales.map((locale) => readFile(join(root, folder, `${locale}.mdx`), "utf8")));
  if (en !== undefined && fr !== undefined) yield { en, fr };
  for (const commit of await commitsOf(root, folder)) {
    for (const place of [folder, target]) {
      const [en, fr] = await Promise.all(locales.map((locale) => fileAt(root, commit, `${place}/${locale}.mdx`)));
      if (en && fr) yield { en, fr };
    }
  }
}

async function raise(file: string, version: number): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^version: *\d+/mu, `version: ${version + 1}`));
}
