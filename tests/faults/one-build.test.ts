import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildSite } from "#lib/cli/start/build.ts";
import { openDatabase } from "#lib/cli/start/database.ts";
import { freePort } from "#lib/cli/start/port.ts";
import { buildEnvironment } from "#lib/cli/start/process-env.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { parseEnv } from "#lib/env.ts";
import { visit } from "#lib/harness/visitor.ts";
import { BUILD_FOLDER } from "#lib/server/next-contract.ts";
import { patience } from "#tests/support/patience.ts";
import {
  addressOf,
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  press,
} from "#tests/support/running-site.ts";

// One build, made without a secret and without an address, serves two sites that differ in both.
const root = join(import.meta.dirname, "../..");
const dataDir = dataFolderOfThisFile();
const { web: webKeys, worker: workerKeys, build: formKey } = makeKeys();
const sites = [
  { name: "one", email: "write@refuge-one.ca", place: "Smith & Sons | 1 First Street | Ottawa ON  K1A 0B1" },
  { name: "two", email: "ecrire@refuge-two.ca", place: "" },
].map((site) => ({ ...site, url: `https://refuge-${site.name}.ca`, address: "" }));
const [one, two] = sites as [(typeof sites)[0], (typeof sites)[0]];
const children: ChildProcess[] = [];
const database = await openDatabase(parseEnv({ DATA_DIR: dataDir }), () => undefined);

afterAll(async () => {
  await Promise.all(
    children.map((child) => new Promise((ended) => child.once("exit", ended) && child.kill("SIGTERM"))),
  );
  await database.embedded?.stop();
});

beforeAll(async () => {
  await buildSite(buildEnvironment(), new AbortController().signal, () => undefined);
  for (const site of sites) {
    const port = await freePort();
    site.address = `http://localhost:${port}`;
    run("lib/cli/web.ts", {
      ...webKeys,
      ...formKey,
      PORT: String(port),
      SITE_URL: site.url,
      CONTACT_EMAIL: site.email,
      POSTAL_ADDRESS: site.place,
      REPOSITORY_URL: `https://github.com/refuge-${site.name}/site`,
      TRUSTED_PROXIES: "1",
    });
  }
  run("lib/cli/worker.ts", { ...workerKeys, INDEX_KEY: webKeys.INDEX_KEY, SITE_URL: one.url });
  for (const { address } of sites) await vi.waitFor(() => fetch(`${address}/healthz`), patience);
}, 600_000);

/** A role as an operator starts it, with the system's variables and its own. */
function run(program: string, own: Record<string, string>): void {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: "error", ...own };
  children.push(spawn(process.execPath, [join(root, program)], { cwd: root, env: env as never, stdio: "inherit" }));
}

async function read({ address }: { address: string }, path: string): Promise<string> {
  return (await fetch(address + path, { headers: { "x-forwarded-for": "192.0.2.7" } })).text();
}

test("nothing secret and no address is in the build", () => {
  const manifest = readFileSync(join(root, BUILD_FOLDER, "server/server-reference-manifest.json"), "utf8");
  expect(manifest).not.toContain(formKey.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  expect(JSON.parse(manifest).encryptionKey).toBe(buildEnvironment().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  expect(buildEnvironment()).not.toHaveProperty("INDEX_KEY");
});

test.each(sites)("every page of $url names its own address, and none of the build's or the other's", async (site) => {
  const listed = [...(await read(site, "/sitemap.xml")).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = ""]) => loc);
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.filter((loc) => !loc.startsWith(`${site.url}/`))).toEqual([]);
  const others = ["/robots.txt", "/en/feed.xml", "/fr/feed.xml", "/data/schema.json", "/embed/en/global-displacement"];
  const wrong: string[] = [];
  for (const path of [...listed.map((loc) => loc.slice(site.url.length)), ...others]) {
    const text = await read(site, path);
    const isPage = listed.includes(site.url + path);
    const names = isPage ? `<link rel="canonical" href="${site.url}${path}">` : site.url;
    const foreign = sites.some(({ name }) => name !== site.name && text.includes(`refuge-${name}`));
    if (!text.includes(names) || foreign || text.includes("build.invalid")) wrong.push(path);
    if (isPage && !text.includes(`property="og:image" content="${site.url}/share/`)) wrong.push(`${path} og:image`);
  }
  expect(wrong).toEqual([]);
});

test("links for sharing, contacts and the mailing address are the site's, also where they are parts of others", async () => {
  expect(await read(one, page)).toContain(encodeURIComponent(`${one.url}${page}`));
  const about = await read(one, "/en/about");
  expect(about).toContain("Smith &amp; Sons, 1 First Street, Ottawa ON");
  expect(about).toContain(`mailto:${one.email}`);
  expect(about).toContain("https://github.com/refuge-one/site/edit/main/");
  expect(await read(two, "/fr/a-propos")).not.toMatch(/Smith|refuge-one/);
});

test("a form is taken on both, and the mail is sent by a worker that has none of the web's keys", async () => {
  for (const [number, { address }] of sites.entries()) {
    const visitor = visit(address, `198.51.100.${number}`);
    expect(await visitor.send(page, await filledForm(visitor, number))).toMatchObject({ location: inbox });
  }
  const link = await linkFor(addressOf(1));
  expect(await press(visit(two.address, "198.51.100.9"), link)).toBe(303);
});
