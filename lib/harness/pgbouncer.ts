import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseAccount } from "../db/embedded/account.ts";

const PROGRAM = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].find(existsSync);

/** Whether PgBouncer is installed. If not, one line says what was not tested. */
export function hasPgBouncer(): boolean {
  if (PROGRAM === undefined)
    process.stderr.write("PgBouncer is not installed here: what goes through it was not tried.\n");
  return PROGRAM !== undefined;
}

/** A running PgBouncer; `url` is the database's address through it. */
export type PgBouncer = { url: string; stop(): Promise<void> };

/**
 * A PgBouncer in transaction mode, otherwise with its defaults, before the server of `url`.
 * @param port where it listens, on 127.0.0.1
 * @param settings further lines of its section `[pgbouncer]`
 * @param logins the same address for each user who may come; by default that of `url`
 */
export async function startPgBouncer(
  url: string,
  port: number,
  settings: string[] = [],
  logins: string[] = [url],
): Promise<PgBouncer> {
  if (PROGRAM === undefined) throw new Error("PgBouncer is not installed");
  const server = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  const account = chooseAccount(folder); // it refuses to run as root
  const users = join(folder, "users.txt");
  const config = join(folder, "pgbouncer.ini");
  writeFileSync(users, logins.map(userOf).join(""));
  const lines = [
    "[databases]",
    `* = host=${server.hostname} port=${server.port}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = scram-sha-256",
    `auth_file = ${users}`,
    "pool_mode = transaction",
    ...settings,
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  for (const path of [folder, users, config]) {
    if (account !== null) chownSync(path, account.uid, account.gid);
    chmodSync(path, path === folder ? 0o700 : 0o600);
  }
  const child = spawn(PROGRAM, [config], { ...account, stdio: ["ignore", "ignore", "pipe"] });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await untilUp(child);
  server.host = `127.0.0.1:${port}`;
  return { url: server.href, stop };
}

function userOf(login: string): string {
  const { username, password } = new URL(login);
  return `"${username}" "${password}"\n`;
}

function untilUp(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      told += chunk;
      if (told.includes("process up")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PgBouncer did not start:\n${told}`)));
  });
}
