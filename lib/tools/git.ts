import { execFile } from "node:child_process";

// The search for older wordings goes back this many commits at most.
const COMMITS_MAX = 40;

/** git's output; null without git, or when the command fails. */
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

/** A file as of a commit; null when it did not exist then. */
export function fileAt(root: string, commit: string, file: string): Promise<string | null> {
  return git(root, ["show", `${commit}:./${file}`]);
}
