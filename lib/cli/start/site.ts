import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeDataFolder } from "../../db/data-folder.ts";
import { type Env, isProduction, parseEnv } from "../../env.ts";
import { SetupError } from "../../operator-error.ts";
import { assertComplete } from "../../production.ts";
import { localAddress } from "../../server/local-address.ts";
import { duration, errorText, type Print } from "../terminal/print.ts";
import { buildSite, nextProgram } from "./build.ts";
import { type Child, keepChild, startChild } from "./children.ts";
import { type Database, findDatabase, migrateDatabase } from "./database.ts";
import { checkPort } from "./port.ts";
import { envPerProcess, findKeys, heapLimit, type Roles } from "./process-env.ts";

const root = join(import.meta.dirname, "../../..");
const POSTGRES_CHECKED_EVERY_MS = 500;
const READY_WITHIN_MS = 60_000;

export interface SiteOptions {
  /** The environment, as `environment()` gives it. */
  variables: Record<string, string | undefined>;
  /** Next's own development server instead of the built site. */
  dev?: boolean;
  /** Whether the worker logs every mail it sends; yes by default. */
  showMail?: boolean;
  /** Makes a login of the migrated database for each process; by default both use the owner's. */
  makeLogins?(url: string): Promise<{ web: string; worker: string }>;
  /** Stops the start when it aborts. */
  interrupted: AbortSignal;
  print: Print;
}

/** A running site. */
export interface Site {
  address: string;
  databaseUrl: string;
  env: Env;
  /**
   * Resolves with the exit code when the web process has ended for good: it is restarted when it dies, except in
   * development.
   */
  ended: Promise<number>;
  /** Stops web and worker, then Postgres; at most 30 s. */
  stop(): Promise<void>;
  /** Kills web and worker at once; everything that was acknowledged is saved already. */
  kill(): void;
}

/**
 * Starts the whole site: database, migrations, keys, pages, worker, web.
 * @throws SetupError in plain words; everything started so far is stopped again
 */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { variables, dev = false, showMail = true, interrupted, print: say } = options;
  const env = withOutboxKey(readEnvironment(variables));
  assertComplete("start", env);
  await checkPort(env.HOST, env.PORT);
  makeDataFolder(env.DATA_DIR);
  const keys = findKeys(env);
  const database = await findDatabase(env, say);
  const children: Child[] = [];
  const stopWatching = keepPostgres(database, say);
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await stopWatching();
    await database.embedded?.stop();
  };
  try {
    const address = publicAddress(env);
    const roles = envPerProcess(env, keys, database.url, address);
    // A build that fails leaves the database as it is.
    if (!dev) await buildSite(roles.build, interrupted, say);
    await migrateDatabase(database, say);
    interrupted.throwIfAborted();
    if (options.makeLogins) {
      const logins = await options.makeLogins(database.url);
      roles.web.DATABASE_URL = logins.web;
      roles.worker.DATABASE_URL = logins.worker;
    }
    const startWeb = () =>
      startChild([...heapLimit("web", roles.web.NODE_OPTIONS), join(root, "lib/server/main.ts")], roles.web, "ignore");
    const web = dev ? startDevelopment(env, roles) : startWeb();
    children[0] = web;
    await untilAnswering(localAddress(env.HOST, env.PORT), web, interrupted);
    // Only from here on: when the first start fails, a person has to correct the reason.
    if (!dev) children[0] = keepChild("web process", startWeb, say, web);
    // After the pages: both at once would compete for a small machine, and mail can wait half a second in its queue.
    const ofWorker = showMail ? roles.worker : { ...roles.worker, LOG_LEVEL: "warn" };
    const startWorker = () =>
      startChild([...heapLimit("worker", ofWorker.NODE_OPTIONS), join(root, "lib/cli/worker.ts")], ofWorker, "ignore");
    children[1] = keepChild("worker", startWorker, say);
    const kill = () => {
      for (const child of children) child.kill();
    };
    return { address, databaseUrl: database.url, env, ended: children[0].ended, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that links in mails and canonical links use, without a trailing slash. */
export function publicAddress({ SITE_URL, PORT }: Env): string {
  return (SITE_URL ?? `http://localhost:${PORT}`).replace(/\/$/, "");
}

/** The address of a trial's outbox; null when there is none, because mail is sent by SMTP. The address is a secret. */
export function outboxAddress({ OUTBOX_KEY, HOST, PORT }: Env): string | null {
  return OUTBOX_KEY === undefined ? null : `${localAddress(HOST, PORT)}/outbox?key=${OUTBOX_KEY}`;
}

/**
 * A trial that keeps its mail has a key to it, a new one at each start unless one is given; no other site has a key.
 */
function withOutboxKey({ OUTBOX_KEY, ...env }: Env): Env {
  if (isProduction(env) || env.SMTP_URL !== undefined) return env;
  return { ...env, OUTBOX_KEY: OUTBOX_KEY ?? randomBytes(18).toString("base64url") };
}

/** Only NODE_ENV decides here: SITE_MODE is for the child processes. */
function readEnvironment({ SITE_MODE: _, ...variables }: Record<string, string | undefined>): Env {
  try {
    return parseEnv(variables);
  } catch (error) {
    throw error instanceof Error ? new SetupError(error.message) : error;
  }
}

function startDevelopment(env: Env, roles: Roles): Child {
  const follow = join(import.meta.dirname, "follow.ts");
  const args = ["--import", follow, nextProgram, "dev", "--port", String(env.PORT), "--hostname", env.HOST];
  return startChild(args, { ...roles.web, NODE_ENV: "development" }, "inherit");
}

/** Restarts the trial server when it dies; the site's connections find it on the same port. */
function keepPostgres({ embedded }: Database, say: Print): () => Promise<void> {
  if (embedded === null) return async () => undefined;
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      if (!embedded.isRunning()) {
        const begun = Date.now();
        await embedded.revive().then(
          () => say(`PostgreSQL had stopped; it runs again after ${duration(Date.now() - begun)}.`),
          (error: unknown) =>
            say(`PostgreSQL stopped and did not start again; another try follows.\n${errorText(error)}`),
        );
      }
      await wait(POSTGRES_CHECKED_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // a stop cuts the wait short
    }
  })();
  return () => {
    stopping.abort();
    return watching;
  };
}

async function untilAnswering(address: string, web: Child, interrupted: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  const early = web.ended.then((code) => {
    throw new SetupError(`The web process stopped before it answered (code ${code}); see its output above.`);
  });
  early.catch(() => undefined); // it may also end much later, when no one awaits this any more
  for (;;) {
    const answered = await Promise.race([answers(`${address}/healthz`), early]);
    if (answered) return;
    interrupted.throwIfAborted();
    if (Date.now() > deadline)
      throw new SetupError(`The site does not answer at ${address} after ${duration(READY_WITHIN_MS)}.`);
    await wait(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    return true;
  } catch {
    return false; // no process listens yet
  }
}
