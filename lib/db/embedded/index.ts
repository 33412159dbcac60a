import { openConnection } from "../connection/index.ts";
import { findBinaries } from "./binaries.ts";
import { type Home, openHome } from "./home.ts";
import { alone } from "./lock.ts";
import { findRunning, halt, initialise, isRunning, launch, urlOf } from "./server.ts";
import { register, unregister } from "./users.ts";

const DATABASE = "campaign";

/** A PostgreSQL server of our own, for trials and tests; a real campaign sets DATABASE_URL. */
export interface EmbeddedPostgres {
  /** Address of the `campaign` database, password included. */
  url: string;
  /** Whether another process had started it and uses it too. */
  shared: boolean;
  /** Whether the server lives; costs a file read, no connection. */
  isRunning(): boolean;
  /** Starts it again on the same port after it died; harmless when it lives. */
  revive(): Promise<void>;
  /** Says goodbye; the server stops when nobody else uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server whose data lies in `folder`, or joins the one that already runs there.
 * Safe to call from several processes at once, after any kind of kill, and as root.
 * @param settings more server settings, for tests
 * @throws SetupError in plain words (disk full, folder not writable, foreign data, platform without PostgreSQL)
 */
export async function startPostgres(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const home = openHome(folder);
  const binaries = findBinaries(home.account);
  const begin = (wantedPort: number) => alone(home.folder, () => startOrJoin(home, binaries, wantedPort, settings));
  const { port, shared } = await begin(0);
  return {
    url: urlOf(home, port, DATABASE),
    shared,
    isRunning: () => isRunning(home),
    revive: async () => {
      await begin(port);
    },
    stop: () => alone(home.folder, () => leave(home, binaries)),
  };
}

async function startOrJoin(
  home: Home,
  binaries: string,
  wantedPort: number,
  settings: Record<string, string>,
): Promise<{ port: number; shared: boolean }> {
  register(home.folder);
  const running = await findRunning(home);
  if (running !== null) return { port: running, shared: true };
  await initialise(home, binaries);
  const port = await launch(home, binaries, wantedPort, settings);
  await createDatabase(urlOf(home, port, "postgres"));
  return { port, shared: false };
}

async function leave(home: Home, binaries: string): Promise<void> {
  const { othersRemain } = unregister(home.folder);
  if (!othersRemain) await halt(home, binaries);
}

async function createDatabase(url: string): Promise<void> {
  const client = await openConnection(url);
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
