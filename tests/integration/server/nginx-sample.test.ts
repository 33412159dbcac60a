import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "#lib/cli/start/port.ts";
import { hasNginx, runNginx } from "./nginx.ts";

const sample = readFileSync(join("lib", "deploy", "nginx.conf"), "utf8");

/** The sample with the names of this machine, without TLS, before a site on `site`. */
function onThisMachine(folder: string, port: number, site: number): string {
  const here = sample
    .replace(/^\s*ssl_.*$/gm, "")
    .replace(/server \{\s*listen 80 default_server;[^}]*\}/, "")
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${port};`)
    .replaceAll("server web:3000", `server 127.0.0.1:${site}`)
    .replace("/var/cache/nginx/refuge", join(folder, "cache"))
    .replace(
      "http {",
      `http { ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`).join(" ")}`,
    );
  return `daemon off; pid ${join(folder, "nginx.pid")};\n${here}`;
}

function statusOf(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, agent: false }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", reject).end();
  });
}

test.runIf(hasNginx)(
  "the sample for nginx writes down no visitor and no link, also while the site is away",
  async () => {
    const [port, nobody] = [await freePort(), await freePort()];
    const said = await runNginx(port, (folder) => onThisMachine(folder, port, nobody));
    expect(await statusOf(port, "/en/signatures/a-secret-token")).toBeGreaterThanOrEqual(400);
    expect(said()).not.toMatch(/client:|a-secret-token/);
  },
);
