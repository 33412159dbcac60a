import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { SetupError } from "../../operator-error.ts";

/** The user that runs PostgreSQL; null means the current user. */
export type Account = { uid: number; gid: number } | null;

/**
 * Chooses the user that runs PostgreSQL, which refuses to run as root.
 * @param home the server's folder; when it belongs to a user other than root, that user is chosen
 * @throws SetupError when a user must be created and cannot be
 */
export function chooseAccount(home: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(home, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findPostgresUser() ?? createPostgresUser();
}

/** Whether the account can enter a folder. It needs every parent too, so it cannot enter a checkout in root's home. */
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
