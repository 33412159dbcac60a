import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { freePort } from "#lib/cli/start/port.ts";
import { findProgram } from "#lib/harness/program.ts";
import { patience } from "#tests/support/patience.ts";

const program = findProgram("nginx");
if (!program) process.stdout.write("nginx is not on this machine: the site behind it is not tested.\n");

/**
 * A real nginx before a port of ours; stopped when the test ends.
 * @param location the content of its `location /`
 * @param outside the configuration beside the server, such as an upstream
 * @returns the port it listens on; null where there is no nginx, which was said
 */
export async function anNginx(location: string, outside = ""): Promise<number | null> {
  if (!program) return null;
  const port = await freePort();
  await runNginx(port, (folder) => configuration(folder, port, location, outside));
  return port;
}

/**
 * Runs nginx with a whole configuration until the test ends.
 * @param port where it listens, for the wait
 * @param write the configuration, for a folder of its own
 * @returns what it has written to standard error and its log so far
 */
export async function runNginx(port: number, write: (folder: string) => string): Promise<() => string> {
  const folder = mkdtempSync(join(tmpdir(), "front-nginx-"));
  const log = join(folder, "error.log");
  writeFileSync(log, "");
  writeFileSync(join(folder, "nginx.conf"), write(folder));
  const child = spawn(program ?? "nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", log], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part) => {
    said += part;
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  });
  await untilListening(port);
  return () => said + readFileSync(log, "utf8");
}

/** Whether there is an nginx on this machine. */
export const hasNginx = program !== null;

function configuration(folder: string, port: number, location: string, outside: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(" ");
  return `daemon off; worker_processes 1; pid ${join(folder, "nginx.pid")};
events { worker_connections 256; }
http { ${temporary} access_log off; ${outside}
  server { listen 127.0.0.1:${port}; location / { ${location} } } }
`;
}

/** @throws when nginx does not listen within 5 s */
function untilListening(port: number): Promise<void> {
  return vi.waitFor(async () => expect(await accepts(port)).toBe(true), patience);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
