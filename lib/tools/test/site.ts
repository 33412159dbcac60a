import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../cli/start/port.ts";
import { type Site, startSite } from "../../cli/start/site.ts";
import type { Print } from "../../cli/terminal/print.ts";
import { makeLogins } from "../../harness/role-logins.ts";
import { environmentForTests } from "./stages.ts";

/** The site that journeys and requests visit. */
export interface TestSite {
  /** What a test must know of it, as variables of the environment. */
  variables: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Builds the site if its sources changed, and starts it with an empty database and outbox. Its processes have the rights of
 * `prisma/roles.sql` only; the tests look at the database as its owner.
 */
export async function startTestSite(interrupted: AbortSignal, say: Print): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), "right-to-refuge-"));
  chmodSync(folder, 0o711); // as root, Postgres runs as another user, who needs access
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const site = await start(folder, interrupted, say);
    return {
      variables: {
        STARTED_SITE: site.address,
        DATABASE_URL: site.databaseUrl,
        OUTBOX_DIR: join(folder, "outbox"),
        OUTBOX_KEY: site.env.OUTBOX_KEY ?? "",
      },
      stop: () => site.stop().finally(remove),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function start(folder: string, interrupted: AbortSignal, print: Print): Promise<Site> {
  return startSite({
    // The tests act as a proxy of ours, so that each has its own network and rate limits.
    variables: { ...environmentForTests(), DATA_DIR: folder, PORT: String(await freePort()), TRUSTED_PROXIES: "1" },
    showMail: false,
    makeLogins,
    interrupted,
    print,
  });
}
