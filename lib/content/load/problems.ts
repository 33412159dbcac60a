import { env } from "../../env.ts";
import { checkContent } from "../check/index.ts";
import { describeProblem } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content", (root) => checkContent(root));

/**
 * What the check says of a file and of its other language, one a line, for whoever writes it.
 * Nothing in production: content with errors is not built, and a reader is told of a late translation in other words.
 */
export async function listProblemsOf(file: string): Promise<string[]> {
  if (env().NODE_ENV === "production") return [];
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return (await load(projectRoot())).filter((problem) => problem.file.startsWith(folder)).map(describeProblem);
}
