import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { SetupError } from "../../operator-error.ts";

/** The user that Postgres runs as; null means "as we are". */
export type Account = { uid: number; gid: number } | null;

/**
 * Chooses who runs Postgres, which refuses to run as root.
 * @param home the server's folder: when it already belongs to someone, that account goes on owning it
 * @throws SetupError when a user must be created and cannot be
 */
export function chooseAccount(home: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(home, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findPostgresUser() ?? createPostgresUser();
}

/** Whether that account can enter the folder: every parent counts, so a checkout below root's own home cannot be entered. */
export function canEnter(folder: string, account: Account): boolean {
  if (account === null) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

function findPostgresUser(): Account {
  const uid = numberFrom("id", ["-u", "postgres"]);
  const gid = numberFrom("id", ["-g", "postgres"]);
  return uid === null || gid === null ? null : { uid, gid };
}

function createPostgresUser(): Account {
  spawnSync(
    "useradd",
    [
      "--system",
      "--user-group",
      "--no-create-home",
      "--home-dir",
      "/nonexistent",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ],
    {
      stdio: "ignore",
    },
  );
  const account = findPostgresUser();
  if (account !== null) return account;
  throw new SetupError(
    "PostgreSQL refuses to run as root, and no user `postgres` could be created for it.\nRun this as an ordinary user, or set DATABASE_URL to a database of your own.",
  );
}

function numberFrom(command: string, args: string[]): number | null {
  try {
    const text = execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return Number.parseInt(text, 10);
  } catch {
    return null; // no such user, or no `id` command: both mean "not found"
  }
}
