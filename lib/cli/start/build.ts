import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import next from "next/package.json" with { type: "json" };
import { diskFull, SetupError } from "../../operator-error.ts";
import { BUILD_FOLDER, BUILD_ID_FILE, buildSteps, NEXT_COMMAND } from "../../server/next-contract.ts";
import { writeIndex } from "../../server/search/index-file.ts";
import { assertSafeNext } from "../../server/version-floor.ts";
import { duration, type Print } from "../terminal/print.ts";

const root = join(import.meta.dirname, "../../..");
const buildFolder = join(root, BUILD_FOLDER);
const stamp = join(buildFolder, "built-from");

const PROGRESS_EVERY_MS = 20_000;
/** Next waits for ever when one of its helper processes was killed, for example on a machine short of memory. */
const SILENCE_MAX_MS = 600_000;

const SOURCES = ["app", "components", "content", "lib", "messages", "prisma", "public"];
const FILES = ["next.config.ts", "package.json", "package-lock.json", "tsconfig.json"];
// Node runs these from their sources, or they are made from prisma/: a change there needs no build.
const NOT_BUILT = ["lib/cli/", "lib/server/", "lib/generated/"];

/** Variables whose values appear in built pages. */
const NAMED_BY_PAGES = ["SITE_URL", "CONTACT_EMAIL", "PRIVACY_EMAIL", "REPOSITORY_URL", "POSTAL_ADDRESS"];

/**
 * Builds the site unless the last build was made from the same sources for the same address.
 * @throws SetupError that lists every fault in the sources; Error when Next has known security holes, even if built
 * before
 */
export async function buildSite(
  variables: Record<string, string>,
  interrupted: AbortSignal,
  say: Print,
): Promise<void> {
  assertSafeNext(next.version);
  const wanted = fingerprint(NAMED_BY_PAGES.map((name) => variables[name] ?? "").join("\n"));
  if (existsSync(stamp) && existsSync(join(buildFolder, BUILD_ID_FILE)) && readFileSync(stamp, "utf8") === wanted)
    return;
  rmSync(stamp, { force: true });
  say("Building the pages …");
  const begun = Date.now();
  const { code, output } = await runBuild(variables, interrupted, say);
  interrupted.throwIfAborted();
  if (code !== 0) throw explain(output);
  await writeIndex(buildFolder);
  writeFileSync(stamp, wanted);
  say(`Built in ${duration(Date.now() - begun)}.`);
}

/** One hash of every file that the build reads, and of the addresses that its pages name. */
export function fingerprint(addresses: string, folder = root): string {
  const hash = createHash("sha256").update(addresses);
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
    const child = spawn(process.execPath, [join(root, NEXT_COMMAND), "build"], {
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
