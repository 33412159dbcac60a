import { env } from "../../env.ts";
import type { Locale } from "../../i18n/locales.ts";
import { checkContent } from "../check/index.ts";
import { describeIn } from "../in-french/index.ts";
import { isError } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content", (root) => checkContent(root));

/** Every error of the content, one per line, in this language; none in production. */
export async function listErrors(locale: Locale): Promise<string[]> {
  if (env().NODE_ENV === "production") return [];
  return (await load(projectRoot())).filter(isError).map(describeIn(locale));
}

/**
 * What the check reports about a file and its other language, one per line, for editors, in the language of the page. Empty in production: content
 * with errors is not built, and readers see another note about a late translation.
 */
export async function listProblemsOf(file: string, locale: Locale = "en"): Promise<string[]> {
  if (env().NODE_ENV === "production") return [];
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return (await load(projectRoot())).filter((problem) => problem.file.startsWith(folder)).map(describeIn(locale));
}
