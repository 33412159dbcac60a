import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { openConnection } from "../../db/connection/index.ts";
import { startPostgres } from "../../db/embedded/index.ts";
import { startAsPeopleDo } from "../../harness/started-site.ts";
import { findChild, findPostmaster, PROGRAMS } from "../../harness/victims.ts";
import { SetupError } from "../../operator-error.ts";
import type { Version } from "./versions.ts";

/** A site with a database of its own, whose processes are known by number. */
export interface MeasuredSite {
  /** Of the version. */
  name: string;
  address: string;
  /** Its data folder. */
  folder: string;
  databaseUrl: string;
  client: pg.Client;
  pids: Record<"web" | "database" | "worker", number>;
  stop(): Promise<void>;
}

/** Starts a version of the site as `npm start` does, building its pages if they are not. */
export async function startMeasuredSite({ name, root }: Version): Promise<MeasuredSite> {
  const folder = await mkdtemp(join(tmpdir(), "bench-site-"));
  await chmod(folder, 0o711); // as root, Postgres runs as another user, who needs access
  const postgres = await startPostgres(join(folder, "postgres"));
  const remove = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const variables = { DATA_DIR: folder, DATABASE_URL: postgres.url, TRUSTED_PROXIES: "1", LOG_LEVEL: "warn" };
    const { address, pid, stop } = await startAsPeopleDo(variables, root);
    const client = await openConnection(postgres.url);
    const end = async () => {
      await client.end();
      await stop();
      await remove();
    };
    return { name, address, folder, databaseUrl: postgres.url, client, pids: await findPids(pid, folder), stop: end };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function findPids(start: number, folder: string): Promise<MeasuredSite["pids"]> {
  const [web, worker] = [await findChild(start, PROGRAMS["web process"]), await findChild(start, PROGRAMS.worker)];
  const database = findPostmaster(folder);
  if (web === null || worker === null || database === null) throw new SetupError("A process of the site is missing.");
  return { web, database, worker };
}
