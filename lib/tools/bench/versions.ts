import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { print } from "../../cli/terminal/print.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");

/** A version of the site to measure: its name in the table, and its folder. */
export type Version = { name: string; root: string };

/**
 * This version, and the one of a commit beside it, checked out with its packages below the system's temporary folder, where
 * it stays for the next time.
 */
export async function versionsToMeasure(against: string | null): Promise<Version[]> {
  const here = { name: "this version", root };
  if (against === null) return [here];
  const { stdout } = await run("git", ["rev-parse", "--short=10", `${against}^{commit}`], { cwd: root });
  const commit = stdout.trim();
  const folder = join(tmpdir(), `right-to-refuge-at-${commit}`);
  if (!existsSync(join(folder, "package.json"))) {
    print(`Checking out ${commit} …`);
    await run("git", ["worktree", "prune"], { cwd: root });
    await run("git", ["worktree", "add", "--detach", folder, commit], { cwd: root });
  }
  const lock = (at: string) => readFile(join(at, "package-lock.json"), "utf8");
  if (!existsSync(join(folder, "node_modules")) && (await lock(folder)) === (await lock(root)))
    await run("cp", ["-al", join(root, "node_modules"), folder]);
  // Installs what is missing, and generates the database client.
  await run(process.execPath, [join(folder, "lib/cli/install.mjs")], { cwd: folder });
  return [here, { name: commit, root: folder }];
}
