import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNginx, temporaryPaths } from "../run-nginx.ts";

const deploy = join(import.meta.dirname, "../../../deploy");

/**
 * nginx with the sample of `lib/deploy`, changed only where a trial has to differ: ports, no TLS, its own folders.
 * @param ports of the web processes, which have to answer already
 */
export async function startProxy(
  program: string,
  port: number,
  ports: number[],
): Promise<{ address: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "bench-fleet-nginx-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  chmodSync(folder, 0o755); // nginx's workers run as another account
  mkdirSync(join(folder, "cache"), { mode: 0o777 });
  copyFileSync(join(deploy, "unavailable.html"), join(folder, "unavailable.html"));
  writeFileSync(
    join(folder, "nginx.conf"),
    forTrial(readFileSync(join(deploy, "nginx.conf"), "utf8"), folder, port, ports),
  );
  const address = `http://127.0.0.1:${port}`;
  try {
    const { stop } = await runNginx(program, folder, `${address}/healthz`);
    return { address, stop: () => stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

function forTrial(sample: string, folder: string, port: number, ports: number[]): string {
  const upstream = ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join(" ");
  const changes: [RegExp, string][] = [
    [/^/, `daemon off; pid ${join(folder, "nginx.pid")};\n`],
    [/http \{/, `http { ${temporaryPaths(folder)}`],
    [/server web:3000 max_fails=0;/, upstream],
    [/ {2}server \{\s+listen 80 default_server;[^}]*\}/, ""],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`],
    [/server_name petition\.example\.org;/, "server_name 127.0.0.1;"],
    [/^ +ssl_.*$/gm, ""],
    [/proxy_set_header Host \$host;/, "proxy_set_header Host $http_host;"], // with the port, which no public site has
    [/\/var\/cache\/nginx\/refuge/, join(folder, "cache")],
    [/\/srv\/refuge/, folder],
  ];
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`lib/deploy/nginx.conf has no ${from.source} any more`);
    return changed;
  }, sample);
}
