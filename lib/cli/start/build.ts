import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import next from "next/package.json" with { type: "json" };
import { diskFull, SetupError } from "../../operator-error.ts";
import { BUILD_ADDRESSES } from "../../server/build-addresses.ts";
import { BUILD_FOLDER, BUILD_ID_FILE, buildSteps, NEXT_VARIABLES } from "../../server/next-contract.ts";
import { writeIndex } from "../../server/search/index-file.ts";
import { assertSafeNext } from "../../server/version-floor.ts";
import { duration, type Print } from "../terminal/print.ts";

const root = join(import.meta.dirname, "../../..");
const buildFolder = join(root, BUILD_FOLDER);
/** Found as modules are: the packages may be in a folder above. */
export const nextProgram = createRequire(import.meta.url).resolve("next/dist/bin/next");
const stamp = join(buildFolder, "built-from");

const PROGRESS_EVERY_MS = 20_000;
/** Next waits for ever when one of its helper processes was killed, for example on a machine short of memory. */
const SILENCE_MAX_MS = 600_000;

const SOURCES = ["app", "components", "content", "lib", "messages", "prisma", "public"];
const FILES = ["next.config.ts", "package.json", "package-lock.json", "tsconfig.json"];
// Node runs these from their sources, or they are made from prisma/: a change there needs no build.
const NOT_BUILT = ["lib/cli/", "lib/server/", "lib/generated/"];

/**
 * What a build is given: no secret and no address, so that one build serves every site. `BUILD_ADDRESSES` are replaced
 * when a page is served. The public key only salts the names of the forms' actions, so that a form that was opened
 * before a deploy still fits after it; what has to be kept secret is encrypted with the key that the web process is given.
 */
export const BUILD_VARIABLES = {
  ...BUILD_ADDRESSES,
  ...NEXT_VARIABLES,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash("sha256").update("right-to-refuge actions:v1").digest("base64"),
  NODE_ENV: "production",
  SITE_MODE: "production",
} as const;

/**
 * Builds the site unless the last build was made from the same sources.
 * @param variables what Next inherits of the system, and `BUILD_VARIABLES`
 * @returns whether it had to be built
 * @throws SetupError that lists every fault in the sources; Error when Next has known security holes, even if built
 * before
 */
export async function buildSite(
  variables: Record<string, string>,
  interrupted: AbortSignal,
  say: Print,
): Promise<boolean> {
  assertSafeNext(next.version);
  const wanted = fingerprint();
  if (existsSync(stamp) && isBuilt() && readFileSync(stamp, "utf8") === wanted) return false;
  rmSync(stamp, { force: true });
  say("Building the pages …");
  const begun = Date.now();
  const { code, output } = await runBuild(variables, interrupted, say);
  interrupted.throwIfAborted();
  if (code !== 0) throw explain(output);
  await writeIndex(buildFolder);
  writeFileSync(stamp, wanted);
  say(`Built in ${duration(Date.now() - begun)}.`);
  return true;
}

/** Whether a build came to its end, from whichever sources. */
export function isBuilt(): boolean {
  return existsSync(join(buildFolder, BUILD_ID_FILE));
}

/** One hash of every file that the build reads. */
export function fingerprint(folder = root): string {
  const hash = createHash("sha256");
  const files = [...FILES, ...SOURCES.flatMap((source) => globSync(`${source}/**`, { cwd: folder }))].sort();
  for (const file of files) {
    const path = join(folder, file);
    if (NOT_BUILT.some((part) => file.startsWith(part)) || !existsSync(path) || !statSync(path).isFile()) continue;
    hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function runBuild(
  variables: Record<string, string>,
  interrupted: AbortSignal,
  say: Print,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...variables, NODE_ENV: "production" as const };
    const child = spawn(process.execPath, [nextProgram, "build"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let heardAt = Date.now();
    const begun = heardAt;
    const watch = setInterval(() => {
      say(`  still building (${duration(Date.now() - begun)})`);
      if (Date.now() - heardAt < SILENCE_MAX_MS) return;
      output += `\nNext said nothing for ${duration(SILENCE_MAX_MS)} and was ended.`;
      child.kill("SIGKILL");
    }, PROGRESS_EVERY_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        heardAt = Date.now();
        for (const step of buildSteps(text)) say(`  ${step}`);
      });
    }
    const cancel = () => child.kill("SIGTERM");
    interrupted.addEventListener("abort", cancel, { once: true });
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      interrupted.removeEventListener("abort", cancel);
      resolve({ code: code ?? 1, output });
    });
  });
}

function explain(output: string): Error {
  if (/ENOSPC|No space left/.test(output)) return diskFull(root);
  if (/EROFS|EACCES|EPERM/.test(output)) {
    return new SetupError(
      `The folder ${buildFolder} cannot be written, so the pages cannot be built.\nMove the project to a folder of your own, or give this account the right to write there.`,
    );
  }
  return new SetupError(`The pages could not be built:\n\n${output.trim()}`);
}
