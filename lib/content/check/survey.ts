import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { type Locale, locales } from "../../i18n/locales.ts";
import { PAGE_FOLDERS } from "../load/pages.ts";
import { parseAll } from "../mdx/parse-all.ts";
import type { TreeNode } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { exists, listFolders } from "../read/folders.ts";
import type { Fields } from "../read/frontmatter.ts";
import { reasonOf, runFile } from "../read/run-file.ts";
import { readStatistics, type StatisticsFile } from "../read/statistics.ts";
import { readText, readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type Home, homeSchema } from "../schema/home.ts";
import { issueSchema } from "../schema/issue.ts";
import { newsSchema } from "../schema/news.ts";
import { pageSchema } from "../schema/page.ts";
import { petitionTermsSchema, petitionTextSchema } from "../schema/petition.ts";
import { siteSchema } from "../schema/site.ts";

/** A file with fields, as the check sees it: what is wrong so far, and whatever could be read all the same. */
export type Sheet<T> = { file: string; fields: Fields; value: T | null };

export type TextKind = "issue" | "petition" | "news" | "page";

/** A text in one language. */
export type Text<T = unknown> = Sheet<T> & {
  kind: TextKind;
  key: string;
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
  statistics: StatisticsFile[];
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
  const statistics = await readStatistics(root);
  await notes.site();
  const { problems, files } = notes;
  return {
    issues,
    petitions,
    news,
    pages,
    home,
    statistics,
    illustrations: await illustrationNames(root),
    files: files + statistics.length,
    problems: [...problems, ...statistics.flatMap((file) => file.problems)],
  };
}

class Notes {
  readonly problems: Problem[] = [];
  readonly #root: string;
  files = 0;

  constructor(root: string) {
    this.#root = root;
  }

  async folders<T>(path: string, kind: TextKind, schema: z.ZodType<T>): Promise<Folder<T>[]> {
    const keys = await listFolders(this.#root, path);
    if (keys.length === 0)
      this.#missing(path, "the folder is missing or empty", `add ${path}/<slug>/en.mdx and fr.mdx`);
    return Promise.all(keys.map((key) => this.folder(`${path}/${key}`, kind, schema)));
  }

  async folder<T>(path: string, kind: TextKind, schema: z.ZodType<T>): Promise<Folder<T>> {
    const key = path.slice(path.lastIndexOf("/") + 1);
    const [en, fr] = await Promise.all(locales.map((locale) => this.#text({ path, key, kind, locale }, schema)));
    return { key, path, en: en ?? null, fr: fr ?? null };
  }

  async petitions(): Promise<Survey["petitions"]> {
    const folders = await this.folders("content/petitions", "petition", petitionTextSchema);
    return Promise.all(
      folders.map(async (folder) => ({
        ...folder,
        terms: await this.yaml(`${folder.path}/petition.yaml`, petitionTermsSchema),
      })),
    );
  }

  async yaml<T>(file: string, schema: z.ZodType<T>): Promise<Sheet<T> | null> {
    if (!(await exists(this.#root, file))) {
      this.#missing(
        file,
        "this file is missing",
        "write it; the same file of another folder or language shows its fields",
      );
      return null;
    }
    const { fields } = await readYaml(this.#root, file);
    this.files += 1;
    return { file, fields, value: this.#valueOf(schema, file, fields) };
  }

  async site(): Promise<void> {
    const file = "content/site.ts";
    if (!(await exists(this.#root, file)))
      return this.#missing(file, "this file is missing", "write it: it says who runs the site");
    this.files += 1;
    const nowhere = { problems: [], placeOf: () => ({ line: 1, column: 1 }) };
    try {
      this.#valueOf(siteSchema, file, { ...nowhere, value: (await runFile(this.#root, file)).site });
    } catch (error) {
      this.#missing(
        file,
        `TypeScript that cannot be run (${reasonOf(error)})`,
        "undo the last change and make it again in smaller steps",
      );
    }
  }

  async #text<T>(
    at: { path: string; key: string; kind: TextKind; locale: Locale },
    schema: z.ZodType<T>,
  ): Promise<Text<T> | null> {
    const file = `${at.path}/${at.locale}.mdx`;
    if (!(await exists(this.#root, file))) {
      const language = at.locale === "en" ? "English" : "French";
      this.#missing(file, `the ${language} text is missing`, "write it: a page stands in both languages or not at all");
      return null;
    }
    const { fields, mdx } = await readText(this.#root, file);
    this.files += 1;
    const value = this.#valueOf(schema, file, fields);
    const { tree, mistakes } = mdx === "" ? { tree: null, mistakes: [] } : parseAll(mdx);
    this.problems.push(...mistakes.map((mistake) => ({ file, ...mistake })));
    return { ...at, file, fields, value, tree, whole: tree !== null && mistakes.length === 0 };
  }

  #valueOf<T>(schema: z.ZodType<T>, file: string, fields: Fields): T | null {
    const result = validate(schema, file, fields);
    if (result.ok) return result.value;
    this.problems.push(...result.problems);
    return null;
  }

  #missing(file: string, found: string, remedy: string): void {
    this.problems.push({ file, line: 1, column: 1, found, remedy });
  }
}

async function illustrationNames(root: string): Promise<Set<string>> {
  const names = await readdir(join(root, "public/illustrations")).catch(() => []);
  return new Set(names.filter((name) => name.endsWith(".svg")).map((name) => name.slice(0, -4)));
}
