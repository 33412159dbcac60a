import { execFile } from "node:child_process";

// Older wordings are looked for no further back than this.
const COMMITS_MAX = 40;

/** What git answers; null where there is no git, or it refuses. */
export function git(cwd: string, args: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile("git", args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, out) => resolve(error ? null : out));
  });
}

/** The latest commits that changed a file or folder, newest first; none without git. */
export async function commitsOf(root: string, path: string): Promise<string[]> {
  const log = await git(root, ["log", `-${COMMITS_MAX}`, "--format=%H", "--", path]);
  return log?.trim().split("\n").filter(Boolean) ?? [];
}

/** A file as a commit had it; null when it had none. */
export function fileAt(root: string, commit: string, file: string): Promise<string | null> {
  return git(root, ["show", `${commit}:./${file}`]);
}
