import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { freePort } from "../../cli/start/port.ts";
import { findProgram } from "../../harness/program.ts";
import { runNginx, temporaryPaths } from "./run-nginx.ts";

/** nginx, which serves a copy of a page from a precompressed file as fast as it can; null when it is not installed. */
export async function startNginx(page: string): Promise<{ url: string; stop(): Promise<void> } | null> {
  const program = findProgram("nginx");
  if (!program) return null;
  const folder = mkdtempSync(join(tmpdir(), "bench-nginx-"));
  const port = await freePort();
  await lay(folder, page, port);
  const url = `http://127.0.0.1:${port}/page.html`;
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const { stop } = await runNginx(program, folder, url);
    return { url, stop: () => stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function lay(folder: string, page: string, port: number): Promise<void> {
  const body = Buffer.from(await (await fetch(page)).arrayBuffer());
  const zipped = gzipSync(body, { level: 9 });
  if (!gunzipSync(zipped).equals(body)) throw new Error("The copy of the page is not the page");
  const files = join(folder, "files");
  mkdirSync(files);
  // nginx's workers run as another account.
  for (const path of [folder, files]) chmodSync(path, 0o755);
  writeFileSync(join(files, "page.html"), body);
  writeFileSync(join(files, "page.html.gz"), zipped);
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port));
}

function configuration(folder: string, port: number): string {
  return `daemon off; worker_processes auto; pid ${join(folder, "nginx.pid")};
events { worker_connections 1024; }
http { ${temporaryPaths(folder)} access_log off; sendfile on; tcp_nopush on; open_file_cache max=10; keepalive_requests 10000000;
  types { text/html html; }
  server { listen 127.0.0.1:${port}; root ${join(folder, "files")}; gzip_static on; gzip_vary on; } }
`;
}
