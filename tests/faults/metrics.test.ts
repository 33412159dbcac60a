import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { freePort } from "#lib/free-port.ts";
import { formsOf } from "#tests/support/canary.ts";
import { patience } from "#tests/support/patience.ts";
import { hasPrometheus, promtool, startPrometheus } from "#tests/support/prometheus.ts";
import {
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  petition,
  press,
  siteOfThisFile,
} from "#tests/support/running-site.ts";

const deploy = join(import.meta.dirname, "../../lib/deploy");
const rules = join(deploy, "prometheus-rules.yaml");

const dataDir = dataFolderOfThisFile();
const port = await freePort();
const site = await siteOfThisFile(dataDir, { METRICS_PORT: String(port) });
const ports = { "right-to-refuge-web": port, "right-to-refuge-worker": port + 1 };

const canary = { name: "Canary Featherlight", email: "canary.featherlight@example.org", postalCode: "X0C 9Z7" };
const link = await live();

/** @returns the canary's own page */
async function live(): Promise<string> {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 0);
  for (let times = 0; times < 2; times += 1) await fetch(`${site.address}/proof.js`);
  await visitor.send(page, { ...form, email: "nowhere" });
  expect(await visitor.send(page, { ...form, ...canary, formKey: "form-of-the-canary" })).toMatchObject({
    location: inbox,
  });
  const own = await linkFor(canary.email);
  expect(await press(visitor, own)).toBe(303);
  await visitor.read(`${own}x`);
  await visitor.read(`/en/no-such-page-of-${canary.email}`);
  return own;
}

async function scrape(at: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${at}/metrics`)).text();
}

function figureOf(text: string, name: string): number {
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

test("web process and worker each count what they do", async () => {
  const web = await scrape(port);
  expect(figureOf(web, 'refuge_signings_total{outcome="accepted"}')).toBe(1);
  expect(figureOf(web, 'refuge_signings_total{outcome="invalid"}')).toBe(1);
  expect(figureOf(web, 'refuge_presses_total{doing="confirm",outcome="done"}')).toBe(1);
  expect(figureOf(web, 'refuge_requests_total{kind="form",status="303"}')).toBe(2);
  expect(figureOf(web, 'refuge_requests_total{kind="own-page",status="200"}')).toBe(1);
  expect(figureOf(web, 'refuge_requests_total{kind="own-page",status="404"}')).toBe(1);
  expect(figureOf(web, 'refuge_requests_total{kind="page",status="404"}')).toBe(1);
  expect(figureOf(web, 'refuge_page_cache_reads_total{result="hit"}')).toBeGreaterThan(0);
  expect(figureOf(web, 'refuge_process{role="web"}')).toBe(1);
  expect(figureOf(web, "refuge_database_up")).toBe(1);
  const worker = await vi.waitFor(async () => {
    const text = await scrape(port + 1);
    expect(figureOf(text, 'refuge_mails_total{kind="link",result="sent"}')).toBe(1);
    return text;
  }, patience);
  expect(figureOf(worker, 'refuge_job_seconds_count{job="fold",result="done"}')).toBeGreaterThan(0);
  expect(figureOf(worker, 'refuge_mail_queue{state="waiting"}')).toBe(0);
  expect(figureOf(worker, "process_resident_memory_bytes")).toBeGreaterThan(0);
});

test("no figure names a person, a link, a network or a petition below ten, and no other port serves them", async () => {
  const all = (await scrape(port)) + (await scrape(port + 1));
  const token = link.slice(link.lastIndexOf("/") + 1);
  const parts = [
    "Featherlight",
    "canary.featherlight",
    "X0C",
    token,
    token.slice(0, 12),
    "10.0.0.",
    petition,
    "no-such-page",
  ];
  for (const part of parts)
    for (const form of formsOf(part).filter(({ length }) => length > 2)) expect(all).not.toContain(form);
  // What is there is found.
  expect(all).toContain("refuge_signings_total");
  expect((await fetch(`${site.address}/metrics`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
});

test("every figure that the rules and the dashboard name is served", async () => {
  const served = (await scrape(port)) + (await scrape(port + 1));
  const known = new Set([...served.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const named = [rules, join(deploy, "grafana.json")]
    .flatMap((file) => readFileSync(file, "utf8").match(/\b(?:refuge|nodejs|process)_[a-z0-9_]+/g) ?? [])
    .map((name) => name.replace(/(?<=job_seconds)_(?:count|sum)$/, ""));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

describe.runIf(hasPrometheus())("a real Prometheus", async () => {
  const prometheus = await startPrometheus(ports, rules);
  afterAll(() => prometheus.stop());

  test("scrapes both processes", async () => {
    for (const job of Object.keys(ports)) {
      await vi.waitFor(async () => {
        const [sample] = await prometheus.query(`up{job="${job}"}`);
        expect(sample?.value[1]).toBe("1");
      }, patience);
    }
    const [signed] = await prometheus.query('refuge_signings_total{outcome="accepted"}');
    expect(signed?.value[1]).toBe("1");
  });

  test("loads every alert rule, and none of them fires on a healthy site", async () => {
    const loaded = await prometheus.rules();
    expect(loaded.length).toBeGreaterThan(8);
    expect(loaded.filter(({ health }) => health !== "ok")).toEqual([]);
    const [firing] = await prometheus.query('count(ALERTS{alertstate="firing"}) or vector(0)');
    expect(firing?.value[1]).toBe("0");
  });

  test("its checker accepts the rules and both scrapes", async () => {
    expect(promtool(["check", "rules", rules])).toMatchObject({ code: 0 });
    for (const at of Object.values(ports)) {
      expect(promtool(["check", "metrics"], await scrape(at))).toMatchObject({ code: 0 });
    }
    expect(promtool(["check", "metrics"], "refuge_broken{ 1\n").code).not.toBe(0);
  });
});
