import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../free-port.ts";
import { diskFull, SetupError } from "../../operator-error.ts";
import type { Home } from "./home.ts";
import { serves } from "./processes.ts";

const USER = "campaign";
const READY_WAIT_SECONDS = 60;
const LOG_BYTES_MAX = 5_000_000;

/** Settings of every start, also for a folder of an older version. Promise 7 of the security page: no query text and no values in the log. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
  log_statement: "none",
  max_connections: "100",
  timezone: "UTC",
  unix_socket_directories: "",
  // After a crash: one system call instead of opening 1,400 files (3 s on a busy machine). Only Linux has it.
  ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
};

/** The whole environment of PostgreSQL: it must not get the secrets of this process. */
const SMALL_ENVIRONMENT = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as const;

/** Waits until the server of this folder accepts connections, and returns its port; null when none runs. Deletes a stale pid file. */
export async function findRunning(home: Home): Promise<number | null> {
  const pidFile = join(home.data, "postmaster.pid");
  const deadline = Date.now() + READY_WAIT_SECONDS * 1000;
  while (existsSync(pidFile)) {
    const { pid, port } = readPidFile(pidFile);
    if (!serves(pid, home.data)) {
      // PostgreSQL would refuse to start while another program has this pid; it checks the shared memory itself.
      rmSync(pidFile, { force: true });
      return null;
    }
    if (port > 0 && (await canConnect(home, port))) return port;
    if (Date.now() > deadline)
      throw new SetupError(`PostgreSQL runs (process ${pid}) but does not answer.\nIts log: ${home.log}`);
    await wait(50);
  }
  return null;
}

/** Whether the server of this folder runs. Opens no connection. */
export function isRunning(home: Home): boolean {
  const pidFile = join(home.data, "postmaster.pid");
  return existsSync(pidFile) && serves(readPidFile(pidFile).pid, home.data);
}

/** Creates the data folder once, under another name, and then renames it, so that an incomplete one is never used. */
export async function initialise(home: Home, binaries: string): Promise<void> {
  if (existsSync(join(home.data, "PG_VERSION"))) return;
  if (existsSync(home.data) && readdirSync(home.data).length > 0) {
    throw new SetupError(
      `${home.data} is not empty and is not a PostgreSQL data folder: it will not be overwritten.\nMove it away, or set DATA_DIR to another folder.`,
    );
  }
  const draft = join(home.folder, "data.new");
  rmSync(draft, { recursive: true, force: true });
  const args = [
    "-D",
    draft,
    "-U",
    USER,
    `--pwfile=${join(home.folder, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  const { code, output } = await run(home, join(binaries, "bin/initdb"), [
    ...args,
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ]);
  if (code !== 0) throw explain(home, output, "PostgreSQL could not create its data folder");
  rmSync(home.data, { recursive: true, force: true });
  renameSync(draft, home.data);
}

/** Starts the server on 127.0.0.1, on the wanted port if it is free, and waits until it accepts connections. */
export async function launch(
  home: Home,
  binaries: string,
  wantedPort: number,
  settings: Record<string, string>,
): Promise<number> {
  rotateLog(home);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? wantedPort : 0, "127.0.0.1");
    const from = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
    const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).map(
      ([name, value]) => `-c ${name}='${value}'`,
    );
    const args = [
      "start",
      "-w",
      "-s",
      "-t",
      String(READY_WAIT_SECONDS),
      "-D",
      home.data,
      "-l",
      home.log,
      "-o",
      flags.join(" "),
    ];
    const { code, output } = await run(home, join(binaries, "bin/pg_ctl"), args);
    if (code === 0) return port;
    const log = readFrom(home.log, from);
    // After a kill -9 the last processes of the old server need a moment to end; another program can take a port after the check.
    if (attempt < 20 && /shared memory block|Address already in use|lock file/.test(log)) await wait(250);
    else throw explain(home, `${output}\n${log}`, "PostgreSQL did not start");
  }
}

/** Stops the server. Running statements are cancelled; committed data is safe. */
export async function halt(home: Home, binaries: string): Promise<void> {
  if (!isRunning(home)) return;
  const stop = (mode: string) =>
    run(home, join(binaries, "bin/pg_ctl"), ["stop", "-w", "-s", "-t", "15", "-m", mode, "-D", home.data]);
  if ((await stop("fast")).code !== 0) await stop("immediate");
}

/** The URL of a database on this server. */
export function urlOf(home: Home, port: number, database: string): string {
  return `postgresql://${USER}:${home.password}@127.0.0.1:${port}/${database}`;
}

async function canConnect(home: Home, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(home, port, "postgres"), connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined); // a server that stops during the check is not ready
  try {
    await client.connect();
    return true;
  } catch {
    return false; // starting, stopping or not running: the caller retries
  } finally {
    await client.end().catch(() => undefined); // without a connection there is nothing to close
  }
}

function readPidFile(file: string): { pid: number; port: number } {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return { pid: Number.parseInt(lines[0] ?? "", 10) || -1, port: Number.parseInt(lines[3] ?? "", 10) || 0 };
}

function run(home: Home, program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...home.account,
      cwd: "/",
      env: SMALL_ENVIRONMENT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-8000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function explain(home: Home, output: string, what: string): SetupError {
  const { bavail, bsize } = statfsSync(home.folder);
  if (/No space left|Disk quota/.test(output) || bavail * bsize < 32_000_000) return diskFull(home.folder);
  if (/incompatible with server|initialized by PostgreSQL version/.test(output)) {
    return new SetupError(
      `The data in ${home.data} was written by another version of PostgreSQL.\nDump it with that version and load it into a new folder. The data stays unchanged.`,
    );
  }
  const last = output.trim().split("\n").slice(-6).join("\n  ");
  return new SetupError(`${what}:\n  ${last}\nIts log: ${home.log}`);
}

function rotateLog(home: Home): void {
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES_MAX) renameSync(home.log, `${home.log}.1`);
}

function readFrom(file: string, offset: number): string {
  if (!existsSync(file)) return "";
  const length = Math.min(Math.max(statSync(file).size - offset, 0), 64_000);
  const buffer = Buffer.alloc(length);
  const handle = openSync(file, "r");
  try {
    readSync(handle, buffer, 0, length, offset);
  } finally {
    closeSync(handle);
  }
  return buffer.toString("utf8");
}
