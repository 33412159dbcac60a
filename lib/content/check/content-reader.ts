import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { type Locale, locales } from "../../i18n/locales.ts";
import { parseAll } from "../mdx/parse-all.ts";
import type { Problem } from "../problem.ts";
import { exists, listFolders } from "../read/folders.ts";
import type { Fields } from "../read/frontmatter.ts";
import { placesIn } from "../read/locate-in-typescript.ts";
import { placeOfError, reasonOf, runFile } from "../read/run-file.ts";
import { readText, readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { petitionTermsSchema, petitionTextSchema } from "../schema/petition.ts";
import { siteSchema } from "../schema/site.ts";
import type { AllContent, Folder, Sheet, Text, TextKind } from "./content-types.ts";

/** Reads files of content one by one, counts them and collects the problems of each. */
export class ContentReader {
  readonly problems: Problem[] = [];
  readonly #root: string;
  files = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** @param isMeant which folders are read: then the site does not need any */
  async folders<T>(
    path: string,
    kind: TextKind,
    schema: z.ZodType<T>,
    isMeant?: (folder: string) => boolean,
  ): Promise<Folder<T>[]> {
    const keys = (await listFolders(this.#root, path)).filter((key) => !isMeant || isMeant(`${path}/${key}`));
    if (keys.length === 0 && !isMeant)
      this.#missing(path, "the folder is missing or empty", `add ${path}/<slug>/en.mdx and fr.mdx`);
    return Promise.all(keys.map((key) => this.folder(`${path}/${key}`, kind, schema)));
  }

  async folder<T>(path: string, kind: TextKind, schema: z.ZodType<T>): Promise<Folder<T>> {
    const key = path.slice(path.lastIndexOf("/") + 1);
    const [en, fr] = await Promise.all(locales.map((locale) => this.#text({ path, key, kind, locale }, schema)));
    return { key, path, en: en ?? null, fr: fr ?? null };
  }

  async petitions(): Promise<AllContent["petitions"]> {
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

  /** A file that a site does not need. */
  async optional<T>(file: string, schema: z.ZodType<T>): Promise<Sheet<T> | null> {
    return (await exists(this.#root, file)) ? this.yaml(file, schema) : null;
  }

  /** Who runs the site; null when that cannot be read. */
  async site(): Promise<AllContent["site"]> {
    const file = "content/site.ts";
    if (!(await exists(this.#root, file))) {
      this.#missing(file, "this file is missing", "write it: it says who runs the site");
      return null;
    }
    this.files += 1;
    const placeOf = placesIn(await readFile(join(this.#root, file), "utf8"));
    try {
      const value = (await runFile(this.#root, file)).site;
      return { file, placeOf, value: this.#valueOf(siteSchema, file, { problems: [], placeOf, value }) };
    } catch (error) {
      const found = `TypeScript that cannot be run (${reasonOf(error)})`;
      const remedy = "undo the last change and make it again in smaller steps";
      this.problems.push({ file, ...placeOfError(error, file), found, remedy });
      return null;
    }
  }

  async #text<T>(
    at: { path: string; key: string; kind: TextKind; locale: Locale },
    schema: z.ZodType<T>,
  ): Promise<Text<T> | null> {
    const file = `${at.path}/${at.locale}.mdx`;
    if (!(await exists(this.#root, file))) {
      const language = at.locale === "en" ? "English" : "French";
      this.#missing(file, `the ${language} text is missing`, "write it: a page exists in both languages or not at all");
      return null;
    }
    const { fields, mdx } = await readText(this.#root, file);
    this.files += 1;
    const value = this.#valueOf(schema, file, fields);
    const { tree, mistakes } = mdx === "" ? { tree: null, mistakes: [] } : parseAll(mdx);
    this.problems.push(...mistakes.map((mistake) => ({ file, ...mistake })));
    return { ...at, file, fields, value, tree, mdx, whole: tree !== null && mistakes.length === 0 };
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
