import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locale } from "../../i18n/locales.ts";
import { readMessagesFile } from "../../i18n/messages-file.ts";
import { BANNER_FILE } from "../load/banner.ts";
import { DOWNLOADS_FILE } from "../load/downloads.ts";
import { HELP_FILE } from "../load/help.ts";
import { isOwnPage, isPublished, PAGE_FOLDERS, PAGE_SECTIONS } from "../load/page-folders.ts";
import { PHOTOS_FILE } from "../load/photos.ts";
import type { Problem } from "../problem.ts";
import { readFields } from "../read/frontmatter.ts";
import { readNumbers } from "../read/statistics.ts";
import { bannerSchema } from "../schema/banner.ts";
import { downloadsSchema } from "../schema/download.ts";
import { eventSchema } from "../schema/event.ts";
import { glossarySchema } from "../schema/glossary.ts";
import { helpSchema } from "../schema/help.ts";
import { homeSchema } from "../schema/home.ts";
import { issueSchema } from "../schema/issue.ts";
import { letterSchema } from "../schema/letter.ts";
import { newsSchema } from "../schema/news.ts";
import { ownPageSchema } from "../schema/own-page.ts";
import { pageSchema } from "../schema/page.ts";
import { photosSchema } from "../schema/photo.ts";
import { ContentReader } from "./content-reader.ts";
import type { AllContent } from "./content-types.ts";

/** Reads all of `content/` and records missing files, invalid fields and texts that cannot be parsed. */
export async function readAllContent(root: string): Promise<AllContent> {
  const notes = new ContentReader(root);
  const issues = await notes.folders("content/issues", "issue", issueSchema);
  const petitions = await notes.petitions();
  const news = await notes.folders("content/news", "news", newsSchema);
  const pages = [];
  for (const kind of Object.keys(PAGE_FOLDERS) as (keyof typeof PAGE_FOLDERS)[]) {
    if (!isPublished(PAGE_SECTIONS[kind], root)) continue;
    pages.push({ ...(await notes.folder(PAGE_FOLDERS[kind], "page", pageSchema)), kind });
  }
  const own = await notes.folders("content/pages", "own", ownPageSchema, isOwnPage);
  const events = await notes.folders("content/events", "event", eventSchema, () => true);
  const letters = await notes.folders("content/letters", "letter", letterSchema, () => true);
  const banner = await notes.optional(BANNER_FILE, bannerSchema);
  const home = {
    en: await notes.yaml("content/home/en.yaml", homeSchema),
    fr: await notes.yaml("content/home/fr.yaml", homeSchema),
  };
  const glossary = await notes.optional("content/glossary.yaml", glossarySchema);
  const help = await notes.optional(HELP_FILE, helpSchema);
  const photos = await notes.optional(PHOTOS_FILE, photosSchema);
  const downloads = await notes.optional(DOWNLOADS_FILE, downloadsSchema);
  const interfaceWords = { en: await readInterfaceWords(root, "en"), fr: await readInterfaceWords(root, "fr") };
  const { statistics, datasets } = await readNumbers(root);
  const site = await notes.site();
  const { problems, files } = notes;
  return {
    issues,
    petitions,
    news,
    pages,
    own,
    events,
    letters,
    banner,
    home,
    glossary,
    help,
    photos,
    downloads,
    interfaceWords,
    site,
    statistics,
    datasets,
    illustrations: await illustrationNames(root),
    files: files + statistics.length + datasets.length,
    problems: [
      ...problems,
      ...(await illustrationProblems(root)),
      ...[...statistics, ...datasets].flatMap((file) => file.problems),
    ],
  };
}

/** JSON is valid YAML, and the YAML parser reports places. */
async function readInterfaceWords(root: string, locale: Locale) {
  const messages = await readMessagesFile(root, locale);
  return messages && { file: messages.file, fields: readFields(messages.file, messages.text) };
}

/** A picture of another kind, under the name of a drawing, shows as a broken one. */
async function illustrationProblems(root: string): Promise<Problem[]> {
  const folder = "public/illustrations";
  const files = await Promise.all(
    [...(await illustrationNames(root))].map(async (name) => {
      const file = `${folder}/${name}.svg`;
      return { file, text: await readFile(join(root, file), "utf8").catch(() => "") }; // an empty one holds no drawing
    }),
  );
  return files
    .filter(({ text }) => !/<svg[\s>]/u.test(text) || !/<\/svg>\s*$|\/>\s*$/u.test(text))
    .map(({ file }) => ({
      file,
      line: 1,
      column: 1,
      found: "this holds no drawing in SVG",
      remedy: "export it again as SVG",
    }));
}

async function illustrationNames(root: string): Promise<Set<string>> {
  const names = await readdir(join(root, "public/illustrations")).catch(() => []); // a campaign without illustrations
  return new Set(names.filter((name) => name.endsWith(".svg")).map((name) => name.slice(0, -4)));
}
