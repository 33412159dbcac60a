import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { explainFileError, SetupError, systemCodeOf } from "../../operator-error.ts";
import { makeDataFolder } from "../data-folder.ts";
import { type Account, canEnter, chooseAccount } from "./account.ts";
import { SYSTEM_FOLDER } from "./binaries.ts";

/** The files of one embedded server: `data` is PostgreSQL's own folder, the others are this project's. */
export interface Home {
  account: Account;
  data: string;
  folder: string;
  log: string;
  password: string;
}

/**
 * Creates or finds the folder of an embedded server, closed to other accounts.
 * Under root, in a folder that `postgres` cannot enter, it becomes a symbolic link to `/var/lib/right-to-refuge`.
 * @throws SetupError when the folder cannot be written or belongs to another account
 */
export function openHome(wanted: string): Home {
  const path = resolve(wanted);
  try {
    const account = chooseAccount(path);
    makeDataFolder(dirname(path));
    openParent(dirname(path), account);
    const folder = makeFolder(path, account);
    return {
      account,
      data: join(folder, "data"),
      folder,
      log: join(folder, "server.log"),
      password: readPassword(folder, account),
    };
  } catch (error) {
    throw explainFileError(error, path);
  }
}

/** Under root: lets `postgres` enter the parent folder if it cannot, but never a home directory. */
function openParent(parent: string, account: Account): void {
  if (account !== null && parent !== homedir() && !canEnter(parent, account)) chmodSync(parent, 0o711);
}

function makeFolder(path: string, account: Account): string {
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!link && !existsSync(path) && !canEnter(dirname(path), account)) linkToSystemFolder(path);
  const folder =
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
      ? resolve(dirname(path), readlinkSync(path))
      : path;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  give(folder, account);
  chmodSync(folder, 0o700);
  if (!canEnter(folder, account)) {
    throw new SetupError(
      `PostgreSQL does not run as root, and its user cannot enter ${folder}.\nOpen the folders above it (chmod o+x), or set DATA_DIR to another folder.`,
    );
  }
  return realpathSync(folder);
}

function linkToSystemFolder(path: string): void {
  const name = createHash("sha256").update(path).digest("hex").slice(0, 12);
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
  unlessThere(() => symlinkSync(join(SYSTEM_FOLDER, `${basename(path)}-${name}`), path));
}

function unlessThere(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (systemCodeOf(error) !== "EEXIST") throw error;
  }
}

function readPassword(folder: string, account: Account): string {
  const file = join(folder, "password");
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`; // written under another name first, so that a full disk leaves no empty password
    writeFileSync(draft, randomBytes(24).toString("base64url"), { mode: 0o600 });
    give(draft, account);
    unlessThere(() => linkSync(draft, file)); // a concurrent start may have been first: its password is used
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}

function give(path: string, account: Account): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}
