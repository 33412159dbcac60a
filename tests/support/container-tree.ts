import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const repository = join(import.meta.dirname, "../..");
/** What `.dockerignore` leaves out, and what is linked instead of copied. */
const NOT_COPIED = new Set([".git", ".github", ".data", ".next", "node_modules", "tests"]);
/** Of Debian's distroless images: no account of this machine. */
const NOBODY = "65532";
const NODE = "/usr/local/bin/node";

/** Whether a tree can be started here: that takes Linux, root and a mount namespace of one's own. If not, one line says so. */
export function canEnterTrees(): boolean {
  const can = process.getuid?.() === 0 && spawnSync("unshare", ["--mount", "true"]).status === 0;
  if (!can) process.stderr.write("No tree of a container can be entered here: its start was not tried.\n");
  return can;
}

/**
 * Makes what lib/deploy/Dockerfile puts into the image, from the built site: the same sources and packages, pruned by the same
 * script, with Node and the libraries that it is linked to, from this machine in place of the base image.
 */
export function makeTree(root: string): void {
  const site = join(root, "site");
  mkdirSync(site, { recursive: true });
  for (const name of readdirSync(repository))
    if (!NOT_COPIED.has(name)) cpSync(join(repository, name), join(site, name), { recursive: true });
  // Linked, since the script only removes names; what npm itself writes is copied.
  for (const folder of [".next", "node_modules"])
    execFileSync("cp", ["-al", join(repository, folder), join(site, folder)]);
  const lock = "node_modules/.package-lock.json";
  execFileSync("cp", ["--remove-destination", join(repository, lock), join(site, lock)]);
  execFileSync("sh", [join(site, "lib/deploy/prune.sh"), site], { stdio: ["ignore", "ignore", "pipe"] });

  copyInto(root, process.execPath, NODE);
  for (const library of librariesOf(process.execPath)) copyInto(root, library, library);
  for (const file of ["/etc/hosts", "/etc/nsswitch.conf"]) if (existsSync(file)) copyInto(root, file, file);
  for (const folder of ["proc", "dev", "tmp", "data", "run/secrets"])
    mkdirSync(join(root, folder), { recursive: true });
}

/** The size of a folder in megabytes, as it would be stored. */
export function megabytes(folder: string): number {
  return Number.parseInt(execFileSync("du", ["-sm", "--apparent-size", folder], { encoding: "utf8" }), 10);
}

/** Puts a program's secrets where its container finds them. @returns a variable for each that names its file */
export function putSecrets(root: string, program: string, secrets: Record<string, string>): Record<string, string> {
  const folder = `/run/secrets/${basename(program)}`;
  mkdirSync(join(root, folder));
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => {
      const file = `${folder}/${name.toLowerCase()}`;
      writeFileSync(join(root, file), `${value}\n`, { mode: 0o444 });
      return [`${name}_FILE`, file];
    }),
  );
}

/**
 * Starts a program of the site in a tree: as an account without any right, everything read-only but /tmp, and nothing of this
 * machine visible.
 */
export function startInTree(root: string, program: string, variables: Record<string, string>): ChildProcess {
  const steps = [
    'mount --make-rprivate / && mount --bind "$0" "$0"',
    'mount -t tmpfs -o mode=1777 tmpfs "$0/tmp"',
    'mount --rbind /proc "$0/proc" && mount --rbind /dev "$0/dev"',
    'mount -o remount,bind,ro "$0"',
    `exec unshare --root="$0" --wd=/site --setgid=${NOBODY} --setuid=${NOBODY} ${NODE} "$1"`,
  ];
  return spawn("unshare", ["--mount", "sh", "-c", steps.join(" && "), root, program], {
    env: { NODE_ENV: "production", HOME: "/nonexistent", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function librariesOf(program: string): string[] {
  const listed = execFileSync("ldd", [program], { encoding: "utf8" });
  return [...listed.matchAll(/(\/\S+)(?= \(0x)/g)].map(([, path = ""]) => path);
}

function copyInto(root: string, from: string, to: string): void {
  const target = join(root, dirname(to), basename(to));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(from, target);
  chmodSync(target, 0o755);
}
