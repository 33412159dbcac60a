import { openConnection } from "../connection/index.ts";
import { findBinaries } from "./binaries.ts";
import { type Home, openHome } from "./home.ts";
import { alone } from "./lock.ts";
import { findRunning, halt, initialise, isRunning, launch, urlOf } from "./server.ts";
import { register, unregister } from "./users.ts";

const DATABASE = "campaign";

/** An embedded PostgreSQL server, for trials and tests. In production the operator sets DATABASE_URL. */
export interface EmbeddedPostgres {
  /** The URL of the `campaign` database, with the password. */
  url: string;
  /** Whether another process started the server and uses it too. */
  shared: boolean;
  /** Whether the server runs. Reads a file; opens no connection. */
  isRunning(): boolean;
  /** Restarts the server on the same port after a crash. Does nothing when it runs. */
  revive(): Promise<void>;
  /** Ends the use by this process. The server stops when no other process uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server with the data in `folder`, or joins the server that already runs there.
 * Safe to call from several processes at once, after any kind of kill, and as root.
 * @param settings additional server settings, for tests
 * @throws SetupError (disk full, folder not writable, data of another program, platform without PostgreSQL)
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
