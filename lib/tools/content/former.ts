import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FormerNumbers } from "../../content/check/changed-figures.ts";
import { readNumbers } from "../../content/read/statistics.ts";
import { fileAt, git } from "../git.ts";

const FOLDER = "content/statistics";

/**
 * The figures and datasets before this change: where this branch left `main`, or as last committed. Null without git.
 */
export async function formerNumbers(root: string): Promise<FormerNumbers | null> {
  const base = (await git(root, ["merge-base", "HEAD", "origin/main"])) ?? (await git(root, ["rev-parse", "HEAD"]));
  const commit = base?.trim();
  const files = commit && (await git(root, ["ls-tree", "-r", "--name-only", commit, "--", FOLDER]));
  if (!commit || !files) return null;
  const folder = await mkdtemp(join(tmpdir(), "former-numbers-"));
  try {
    for (const file of files.split("\n").filter((name) => name.endsWith(".yaml"))) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), (await fileAt(root, commit, file)) ?? "");
    }
    const { statistics, datasets } = await readNumbers(folder);
    return {
      figures: statistics.flatMap(({ figures }) => figures),
      datasets: datasets.flatMap(({ dataset }) => dataset ?? []),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
