import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import type { Print } from "../cli/terminal/print.ts";
import { environment } from "../env.ts";
import { SetupError } from "../operator-error.ts";

const root = join(import.meta.dirname, "../..");

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const SYSTEM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium that runs on this machine: the one in CHROMIUM_PATH, the system's, or Playwright's own. Otherwise it is
 * downloaded by Playwright or, as root on a Debian or Ubuntu without Playwright's download, by apt.
 * @throws SetupError that says how to install one by hand
 */
export async function findBrowser(say: Print): Promise<{ executablePath: string }> {
  const executablePath =
    firstThatRuns(known()) ?? (fetchWithPlaywright(say) || fetchWithApt(say) ? firstThatRuns(known()) : null);
  if (executablePath !== null) return { executablePath };
  throw new SetupError(
    "No Chromium was found, and none could be downloaded.\nInstall Chromium or Google Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

function known(): string[] {
  const named = environment().CHROMIUM_PATH;
  if (named) return [named];
  const folders = (environment().PATH ?? "").split(":").filter(Boolean);
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...SYSTEM_PATHS, chromium.executablePath()];
}

/** A stub that only says how to install the real program, or a program without its libraries, does not count. */
function firstThatRuns(paths: string[]): string | null {
  const runs = (path: string) => spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
  return paths.find((path) => existsSync(path) && runs(path)) ?? null;
}

function fetchWithPlaywright(say: Print): boolean {
  say("No Chromium found. Fetching one with Playwright …");
  run(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"]);
  return firstThatRuns([chromium.executablePath()]) !== null;
}

function fetchWithApt(say: Print): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  say("Fetching Chromium with apt …");
  const patiently = ["-o", "DPkg::Lock::Timeout=300", "-qq"];
  return (
    run("apt-get", [...patiently, "update"]) &&
    // The package only recommends fonts; without one the pages have no letters.
    run("apt-get", [...patiently, "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"])
  );
}

function run(program: string, args: string[]): boolean {
  const env = { ...environment(), DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
