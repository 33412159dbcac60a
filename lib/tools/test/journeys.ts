import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../cli/start/port.ts";
import { startSite } from "../../cli/start/site.ts";
import { print } from "../../cli/terminal/print.ts";
import { findBrowser } from "../../harness/browser.ts";
import { countPlaywright } from "./reports.ts";
import { environmentForTests, type Outcome, runTool } from "./stages.ts";

const root = join(import.meta.dirname, "../../..");
const report = join(root, "tests/.results/browser.json");

/**
 * Builds the site if its sources changed, starts it with an empty database and outbox, and runs the journeys in
 * Chromium.
 */
export async function runJourneys(interrupted: AbortSignal): Promise<Partial<Outcome> & { code: number }> {
  const { executablePath } = await findBrowser(print);
  const folder = mkdtempSync(join(tmpdir(), "right-to-refuge-"));
  chmodSync(folder, 0o711); // as root, Postgres runs as another user, who needs access
  try {
    const port = await freePort();
    const site = await startSite({
      // The tests act as a proxy of ours, so that each journey has its own network and rate limits.
      variables: { ...environmentForTests(), DATA_DIR: folder, PORT: String(port), TRUSTED_PROXIES: "1" },
      showMail: false,
      interrupted,
      print: (line) => print(`  ${line}`),
    });
    try {
      const code = await runTool("playwright/cli.js", ["test", "-c", "tests/playwright.config.ts"], {
        BASE_URL: site.address,
        CHROMIUM_PATH: executablePath,
        DATABASE_URL: site.databaseUrl,
        OUTBOX_DIR: join(folder, "outbox"),
        OUTBOX_KEY: site.env.OUTBOX_KEY ?? "",
      });
      return { code, ...countPlaywright(report) };
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
