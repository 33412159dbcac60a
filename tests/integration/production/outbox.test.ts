import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import OutboxPage from "#app/outbox/page.tsx";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { opensOutbox } from "#lib/mail/outbox-key.ts";
import { openPost } from "#lib/mail/send.ts";
import { anNginx } from "../server/nginx.ts";
import { aSite, asPage } from "../server/site.ts";

// A production with everything against it: mail left in the folder by a trial, a key in its environment, no SMTP_URL.
const folder = mkdtempSync(join(tmpdir(), "production-outbox-"));
const key = "a-key-left-by-an-earlier-trial";
mkdirSync(join(folder, "outbox"));
writeFileSync(join(folder, "outbox/one.eml"), "To: supporter@example.org\r\nSubject: Confirm\r\n\r\nhttps://a/b\r\n");
Object.assign(process.env, { NODE_ENV: "production", SITE_MODE: "", SMTP_URL: "", DATA_DIR: folder, OUTBOX_KEY: key });
afterAll(() => rmSync(folder, { recursive: true }));

test("no key opens it: neither the page nor what reads the mails believes the front", async () => {
  expect(opensOutbox(key)).toBe(false);
  await expect(OutboxPage({ searchParams: Promise.resolve({ key }) })).rejects.toThrow(/404/);
  expect(await listOutbox(key)).toEqual([]);
  expect(await readOutbox(key, "one")).toBeNull();
});

test("no mail is put there", () => {
  expect(() => openPost()).toThrow("SMTP_URL is not set");
});

const FORWARDED = "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header Host $host;";

test.each([
  ["without forwarded headers", ""],
  ["with forwarded headers", FORWARDED],
])("it does not exist behind nginx %s, in any spelling", async (_, headers) => {
  const reached: string[] = [];
  const upstream: Parameters<typeof aSite>[0] = ({ url = "" }, response) => {
    if (/outbox/i.test(decodeURIComponent(url))) reached.push(url);
    asPage(response, "<!DOCTYPE html><p>Next", { "cache-control": "no-store" });
  };
  const site = await aSite(upstream, { opensOutbox, trustedProxies: headers === "" ? 0 : 1 });
  const port = await anNginx(`proxy_pass http://127.0.0.1:${site.port}; ${headers}`);
  if (port === null) return;
  const spellings = ["", "/", "/1", ".rsc", ".rsc?_rsc=", "%2ersc?_rsc=", ".segments/_tree.segment.rsc", ".txt", "%00"];
  const paths = spellings.flatMap((ending) => [`/outbox${ending}`, `/%6futbox${ending}`, `/OutBox${ending}`]);
  for (const path of [...paths, `/outbox?key=${key}`, `/outbox.rsc?key=${key}&_rsc=`])
    expect(await statusOf(port, path), path).toBe(path.includes("%00") ? 400 : 404);
  expect(reached).toEqual([]);
});

/** nginx itself refuses a zero byte with 400. */
function statusOf(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, agent: false, headers: { host: "refuge.example" } });
    sent.once("error", reject);
    sent.once("response", (response) => resolve(response.resume().statusCode ?? 0));
    sent.end();
  });
}
