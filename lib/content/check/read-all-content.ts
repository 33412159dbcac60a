import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { readMessagesFile } from "../../i18n/messages-file.ts";
import { HELP_FILE } from "../load/help.ts";
import { PAGE_FOLDERS } from "../load/page-folders.ts";
import type { TreeNode } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { type DatasetFile, readDatasets } from "../read/datasets.ts";
import { type Fields, readFields } from "../read/frontmatter.ts";
import { readStatistics, type StatisticsFile } from "../read/statistics.ts";
import { type Glossary, glossarySchema } from "../schema/glossary.ts";
import { type HelpService, helpSchema } from "../schema/help.ts";
import { type Home, homeSchema } from "../schema/home.ts";
import { issueSchema } from "../schema/issue.ts";
import { newsSchema } from "../schema/news.ts";
import { pageSchema } from "../schema/page.ts";
import type { petitionTermsSchema, petitionTextSchema } from "../schema/petition.ts";
import { Notes } from "./content-reader.ts";

/** A file with fields, as the check sees it: what is wrong so far, and whatever could be read all the same. */
export type Sheet<T> = { file: string; fields: Fields; value: T | null };

export type TextKind = "issue" | "petition" | "news" | "page";

/** A text in one language. */
export type Text<T = unknown> = Sheet<T> & {
  kind: TextKind;
  key: string;
  /** Its folder. */
  path: string;
  locale: Locale;
  /** The text; null when it cannot be read at all. */
  tree: TreeNode | null;
  /** False when mistakes of syntax were taken out of the tree: it lacks parts that the file has. */
  whole: boolean;
};

/** A folder with its two languages; null for one that is missing. */
export type Folder<T = unknown> = { key: string; path: string } & Record<Locale, Text<T> | null>;

type Terms = Sheet<z.infer<typeof petitionTermsSchema>>;

/** Everything there is in `content/`, right or wrong. */
export type Survey = {
  issues: Folder<z.infer<typeof issueSchema>>[];
  petitions: (Folder<z.infer<typeof petitionTextSchema>> & { terms: Terms | null })[];
  news: Folder<z.infer<typeof newsSchema>>[];
  pages: (Folder<z.infer<typeof pageSchema>> & { kind: keyof typeof PAGE_FOLDERS })[];
  home: Record<Locale, Sheet<Home> | null>;
  /** Null where there is none. */
  glossary: Sheet<Glossary> | null;
  /** Null where there is none. */
  help: Sheet<HelpService[]> | null;
  /** The French words of the interface, for the glossary; null where there are none. */
  messages: Pick<Sheet<unknown>, "file" | "fields"> | null;
  statistics: StatisticsFile[];
  datasets: DatasetFile[];
  illustrations: Set<string>;
  /** How many files were read. */
  files: number;
  problems: Problem[];
};

/** Reads all of `content/`, noting files that are missing, fields that do not fit and texts that cannot be parsed. */
export async function survey(root: string): Promise<Survey> {
  const notes = new Notes(root);
  const issues = await notes.folders("content/issues", "issue", issueSchema);
  const petitions = await notes.petitions();
  const news = await notes.folders("content/news", "news", newsSchema);
  const pages = [];
  for (const [kind, path] of Object.entries(PAGE_FOLDERS)) {
    pages.push({ ...(await notes.folder(path, "page", pageSchema)), kind: kind as keyof typeof PAGE_FOLDERS });
  }
  const home = {
    en: await notes.yaml("content/home/en.yaml", homeSchema),
    fr: await notes.yaml("content/home/fr.yaml", homeSchema),
  };
  const glossary = await notes.optional("content/glossary.yaml", glossarySchema);
  const help = await notes.optional(HELP_FILE, helpSchema);
  const messages = await readMessagesFile(root, "fr");
  const statistics = await readStatistics(root);
  const datasets = await readDatasets(root);
  await notes.site();
  const { problems, files } = notes;
  return {
    issues,
    petitions,
    news,
    pages,
    home,
    glossary,
    help,
    // JSON is YAML, which knows its places.
    messages: messages && { file: messages.file, fields: readFields(messages.file, messages.text) },
    statistics,
    datasets,
    illustrations: await illustrationNames(root),
    files: files + statistics.length + datasets.length,
    problems: [...problems, ...[...statistics, ...datasets].flatMap((file) => file.problems)],
  };
}

async function illustrationNames(root: string): Promise<Set<string>> {
  const names = await readdir(join(root, "public/illustrations")).catch(() => []); // a campaign without illustrations
  return new Set(names.filter((name) => name.endsWith(".svg")).map((name) => name.slice(0, -4)));
}
