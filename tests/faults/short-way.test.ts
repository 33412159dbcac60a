import { request } from "node:http";
import { parse } from "parse5";
import { expect, test } from "vitest";
import { hashEmailAcrossPetitions } from "#lib/crypto/email-hash.ts";
import { ensureTrialKeys } from "#lib/crypto/keys.ts";
import { freePort } from "#lib/free-port.ts";
import { attribute, elements } from "#lib/server/html-tree.ts";
import { asField, workOut } from "#tests/support/proving.ts";
import { addressOf, filledForm, inbox, linkFor, page } from "#tests/support/running-site.ts";
import { siteAndDatabaseOfThisFile } from "#tests/support/site-and-database.ts";

const metrics = await freePort();
const { dataDir, site, query } = await siteAndDatabaseOfThisFile({ METRICS_PORT: String(metrics) });
process.env.INDEX_KEY = ensureTrialKeys(dataDir).web.INDEX_KEY;

type Fields = Record<string, string>;
type Answer = { status: number; headers: Record<string, unknown>; body: string };
/** A supporter with a network of its own, whose forms all go one way. */
type Supporter = { number: number; post(changes?: Fields): Promise<Answer> };

let supporters = 10;

async function aSupporter(way: "short" | "through Next"): Promise<Supporter> {
  supporters += 1;
  site.moveClock(0);
  const network = `203.${supporters}.0.7`;
  const own = await filledForm(site.visitor(), supporters);
  return { number: supporters, post: (changes = {}) => post({ ...own, ...changes }, way, network) };
}

/** A file goes through Next, and the form ignores it. */
async function post(fields: Fields, way: "short" | "through Next", network: string): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (way === "through Next") form.append("ignored", new File(["x"], "x.txt"));
  const encoded = new Response(form);
  const headers = {
    origin: site.address,
    "x-forwarded-for": network,
    "content-type": encoded.headers.get("content-type") ?? "",
  };
  const body = Buffer.from(await encoded.arrayBuffer());
  return new Promise((resolve, reject) => {
    const sent = request(`${site.address}${page}`, { method: "POST", headers, agent: false });
    sent.once("error", reject);
    sent.once("response", async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      const { date, "x-request-id": id, ...rest } = response.headers;
      resolve({ status: response.statusCode ?? 0, headers: rest, body: Buffer.concat(parts).toString() });
    });
    sent.end(body);
  });
}

/** Everything that forms leave behind: rows, mails, what is counted for limits and for metrics, lines of the log. */
async function traces(): Promise<Record<string, number>> {
  const [rows] = await query<Record<string, number>>(`SELECT
    (SELECT count(*) FROM signature)::int AS signatures,
    (SELECT count(*) FROM signature WHERE status = 'held')::int AS held,
    (SELECT count(*) FROM signature WHERE several_forms)::int AS several,
    (SELECT count(*) FROM signature WHERE status = 'withdrawn')::int AS withdrawn,
    (SELECT count(*) FROM jobs.job WHERE name = 'mail')::int AS mails,
    (SELECT coalesce(sum(cardinality(about)), 0) FROM mail_quota)::int AS quota,
    (SELECT coalesce(sum(points), 0) FROM rate_bucket)::int AS points`);
  const scraped = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  const counted = [...scraped.matchAll(/^(refuge_(?:signings|limits_hit|requests)_total\{[^}]*\}) (\d+)$/gm)];
  const ofForms = counted.filter(([, name]) => !/kind="(?!form)/.test(name ?? ""));
  const log = site.output().match(/"from":"web"/g)?.length ?? 0;
  return { ...rows, log, ...Object.fromEntries(ofForms.map(([, name, value]) => [name, Number(value)])) };
}

/** One form each way after the same preparation. Both answers, and what each of the two forms left behind. */
async function bothWays(changes: Fields | (() => Fields), prepare?: (one: Supporter) => Promise<Fields | undefined>) {
  const outcomes: { answer: Answer; left: Record<string, number> }[] = [];
  for (const way of ["short", "through Next"] as const) {
    const supporter = await aSupporter(way);
    const prepared = await prepare?.(supporter);
    const before = await traces();
    const answer = await supporter.post({ ...(typeof changes === "function" ? changes() : changes), ...prepared });
    const after = await traces();
    const left = Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)] as const);
    outcomes.push({ answer, left: Object.fromEntries(left.filter(([, value]) => value !== 0)) });
  }
  const [short, long] = outcomes;
  if (!short || !long) throw new Error("An answer is missing");
  return { short, long };
}

/** What is new in each challenge, where the page's own data spells it. */
const IN_CHALLENGE = /((?:for|keyPrefix|keySignature|nonce|salt|signature|until|wait)\\*&quot;:(?:\\*&quot;)?)[\w.-]+/g;

/** An answer without what differs between any two forms: who sent it, and the challenge of a proof. */
const alike = ({ status, headers, body }: Answer) => ({
  status,
  headers: { ...headers, "content-length": undefined },
  body: body
    .replaceAll(/supporter([- ])\d+/gi, "supporter$1")
    .replaceAll(/(data-challenge|name="challenge"[^>]* value)="[^"]*"/g, "$1")
    .replaceAll(IN_CHALLENGE, "$1"),
});

/** The newest signature, which is that of the supporter who has just signed. */
const newest = (set: string) =>
  query(`UPDATE signature SET ${set} WHERE id = (SELECT max(id::text)::uuid FROM signature)`);

test("a signature is answered alike both ways, byte by byte, saved, and mailed", async () => {
  await (await aSupporter("short")).post(); // the first form of a process goes through Next, which then offers the short way
  const { short, long } = await bothWays({});
  expect(short).toEqual(long);
  expect([short.answer.status, short.answer.headers.location]).toEqual([303, inbox]);
  expect(short.left).toMatchObject({ signatures: 1, mails: 1, 'refuge_signings_total{outcome="accepted"}': 1 });
  for (const number of [supporters - 1, supporters])
    expect(await linkFor(addressOf(number))).toContain("/en/signatures/");
});

test.each<[string, Fields, ((one: Supporter) => Promise<Fields | undefined>)?]>([
  ["a mistake", { postalCode: "?" }],
  ["an address that looks mistyped", { email: "someone@gmial.com" }],
  ["the button for the other language", { intent: "switch-language" }],
  ["a petition that is not there", { petition: "none" }],
  ["the hidden field", { website: "https://example.org" }],
  ["a form that was sent already", {}, async (one) => void (await one.post())],
  ["another form for an address", { name: "Other" }, async (one) => void (await one.post())],
  [
    "a confirmed address",
    {},
    async (one) => {
      await one.post();
      await newest("status = 'confirmed', confirmed_at = now(), form_digest = NULL");
      return undefined;
    },
  ],
  [
    "an address that has withdrawn",
    {},
    async (one) => {
      await one.post();
      await newest("status = 'withdrawn', withdrawn_at = now()");
      return undefined;
    },
  ],
  ["an address that is held", {}, async (one) => void (await one.post({ website: "https://example.org" }))],
  [
    "an address that wants no mail",
    {},
    async ({ number }) =>
      void (await query("INSERT INTO suppression (email_index) VALUES ($1)", [
        hashEmailAcrossPetitions(addressOf(number)),
      ])),
  ],
  [
    "more than a network may send",
    {},
    async (one) => {
      for (let time = 0; time < 30; time += 1) await one.post();
      return undefined;
    },
  ],
])("%s: the same both ways", async (_, changes, prepare) => {
  const { short, long } = await bothWays(changes, prepare);
  expect(alike(short.answer)).toEqual(alike(long.answer));
  expect(short.left).toEqual(long.left);
  expect(short.left).toMatchObject({ [`refuge_requests_total{kind="form",status="${short.answer.status}"}`]: 1 });
});

test("a flood: a proof is asked for and taken, the same both ways", async () => {
  const challenges: string[] = [];
  const flood = async (one: Supporter) => {
    for (let time = 0; time < 21; time += 1)
      await one.post({ email: `flood-${one.number}-${time}@example.org`, formKey: `${one.number}-${time}` });
    return undefined;
  };
  const asked = await bothWays({}, flood);
  expect(alike(asked.short.answer)).toEqual(alike(asked.long.answer));
  expect(asked.short.left).toEqual(asked.long.left);
  expect(asked.short.left).toMatchObject({ 'refuge_signings_total{outcome="asked"}': 1 });
  const proven = await bothWays({}, async (one) => {
    await flood(one);
    challenges.push(challengeIn((await one.post()).body));
    return { proof: asField(await workOut(challenges.at(-1) ?? "")) };
  });
  expect(proven.short).toEqual(proven.long);
  expect([proven.short.answer.status, proven.short.left.signatures]).toEqual([303, 1]);
});

function challengeIn(html: string): string {
  const asking = [...elements(parse(html))].map((element) => attribute(element, "data-challenge"));
  return asking.find((challenge) => challenge !== undefined) ?? "";
}

test("a petition that has closed: the same both ways", async () => {
  // The form was fetched while the petition was open.
  const { short, long } = await bothWays({}, async () => {
    site.moveClock(5 * 365 * 86_400_000);
    return undefined;
  });
  expect(alike(short.answer)).toEqual(alike(long.answer));
  expect(short.left).toEqual(long.left);
  expect(short.left).toMatchObject({ 'refuge_signings_total{outcome="closed"}': 1 });
});
