/** `npm run screenshots`: retakes tests/screenshots, every page at 390 and 1440 px in both languages, from a site of its own. */
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { loadEnvironmentFile } from "../cli/load-environment.ts";
import { freePort } from "../cli/start/port.ts";
import { outboxAddress, startSite } from "../cli/start/site.ts";
import { errorText, print, printError } from "../cli/terminal/print.ts";
import { environment } from "../env.ts";
import { findBrowser } from "../harness/browser.ts";
import { listShots } from "./screenshots/pages.ts";
import { type Shot, shoot } from "./screenshots/shoot.ts";

// Chromium refuses to run with its sandbox as root.
const asRoot = process.getuid?.() === 0;
const folder = join(import.meta.dirname, "../../tests/screenshots");

loadEnvironmentFile();
const dataDir = await mkdtemp(join(tmpdir(), "screenshots-"));
await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
const port = await freePort();
try {
  const site = await startSite({
    variables: {
      ...environment(),
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: "",
      SMTP_URL: "",
      TRUSTED_PROXIES: "1",
    },
    interrupted: new AbortController().signal,
    print,
  });
  const browser = await chromium.launch({ ...(await findBrowser(print)), args: asRoot ? ["--no-sandbox"] : [] });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const shots = await listShots(site.address, outboxAddress(site.env) ?? "");
    for (const [index, shot] of shots.entries()) {
      print(`${index + 1}/${shots.length} ${shot.name}`);
      await takeAtBothWidths(shot, browser);
    }
  } finally {
    await browser.close();
    await site.stop();
  }
} catch (error) {
  printError(errorText(error));
  process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function takeAtBothWidths(shot: Shot, browser: Parameters<typeof shoot>[0]): Promise<void> {
  await Promise.all([390, 1440].map((width) => shoot(browser, shot, width, folder)));
}
