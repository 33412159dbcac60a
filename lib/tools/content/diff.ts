import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readWording } from "../../content/translation/wording.ts";
import { commitsOf, fileAt, git } from "../git.ts";

const LINES_MAX = 40;

/**
 * The changes of a file since the wording that a translation was made from, word by word, as git reports them:
 * `[-before-]{+after+}`. Null without git, or when no version has that wording.
 */
export async function diffSince(root: string, file: string, mark: string): Promise<string[] | null> {
  const folder = await mkdtemp(join(tmpdir(), "content-diff-"));
  try {
    for (const commit of await commitsOf(root, file)) {
      const text = await fileAt(root, commit, file);
      if (text === null || (await markOf(folder, file, text)) !== mark) continue;
      const diff = await git(root, ["diff", "--no-color", "-U0", "--word-diff=plain", commit, "--", file]);
      return diff === null ? null : changedLines(diff);
    }
    return null;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function markOf(folder: string, file: string, text: string): Promise<string> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
  return (await readWording(folder, file)).mark;
}

function changedLines(diff: string): string[] {
  const lines = diff
    .split("\n")
    .slice(4)
    .filter((line) => line.trim() !== "");
  const shown = lines.slice(0, LINES_MAX).map((line) => line.replace(/^@@ \S+ \+(\d+)\S* @@.*$/u, "line $1:"));
  return lines.length > LINES_MAX ? [...shown, `… and ${lines.length - LINES_MAX} more lines`] : shown;
}
