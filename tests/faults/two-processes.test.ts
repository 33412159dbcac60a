import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { findChildren } from "#lib/harness/victims.ts";
import {
  addressOf,
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  petition,
  press,
  siteOfThisFile,
} from "#tests/support/running-site.ts";

const site = await siteOfThisFile(dataFolderOfThisFile(), { WEB_PROCESSES: "2" });
const first = await site.webProcess();
const both = () => findChildren(first, "lib/server/main.ts");
const api = `/api/petitions/${petition}`;

/** Asks on new connections, which the processes take in turn. */
function askEach(path: string, times = 8): Promise<{ status: number; text: string }[]> {
  return Promise.all(Array.from({ length: times }, () => askOnNewConnection(path)));
}

function askOnNewConnection(path: string): Promise<{ status: number; text: string }> {
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve, reject) => {
    const sent = request(`${site.address}${path}`, { agent }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() });
    });
    sent.once("error", reject);
    sent.end();
  });
}

async function countsShown(): Promise<number[]> {
  return (await askEach(api)).map(({ text }) => JSON.parse(text).confirmed);
}

async function confirmOne(number: number): Promise<string> {
  const visitor = site.visitor();
  expect(await visitor.send(page, await filledForm(visitor, number))).toMatchObject({ location: inbox });
  const link = await linkFor(addressOf(number));
  expect(await press(visitor, link)).toBe(303);
  return link;
}

test("two processes share one address", async () => {
  await expect.poll(both, { timeout: 30_000 }).toHaveLength(2);
});

test("a second after a confirmation every process shows the exact count, and the supporter's own page at once", async () => {
  for (let number = 1; number <= 3; number += 1) {
    // Both processes keep the pages with the count before.
    expect(new Set(await countsShown())).toEqual(new Set([number - 1]));
    await askEach(page);
    const link = await confirmOne(number);
    const said = number === 1 ? "You are the first to sign." : `it is now one of ${number}.`;
    for (const { status, text } of await askEach(link)) {
      expect(status).toBe(200);
      expect(text).toContain(said);
    }
    await wait(1_000);
    expect(new Set(await countsShown())).toEqual(new Set([number]));
    for (const { text } of await askEach(page)) expect(text).toMatch(new RegExp(`<progress[^>]* value="${number}"`));
  }
});

test("when one process is killed the other answers, and a new one takes its place", async () => {
  const before = await both();
  const [victim = 0] = before;
  process.kill(victim, "SIGKILL");
  await vi.waitFor(async () => expect(await both()).not.toContain(victim));
  for (let times = 0; times < 10; times += 1) {
    for (const { status } of await askEach(page)) expect(status).toBe(200);
    await wait(100);
  }
  await expect.poll(both, { timeout: 60_000 }).toHaveLength(2);
  expect(site.output()).toContain('"event":"web process ended","code":"SIGKILL"');
  expect(new Set(await countsShown())).toEqual(new Set([3]));
});

test("a process that is told to stop finishes what it has begun, and a new one takes its place", async () => {
  const before = await both();
  const [victim = 0] = before;
  const visitors = Array.from({ length: 4 }, () => site.visitor());
  const forms = await Promise.all(visitors.map((visitor, at) => filledForm(visitor, 10 + at)));
  const sent = visitors.map((visitor, at) => visitor.send(page, forms[at] ?? {}));
  process.kill(victim, "SIGTERM");
  for (const answer of await Promise.all(sent)) expect(answer.location).toBe(inbox);
  await expect.poll(both, { timeout: 60_000 }).toSatisfy((pids) => pids.length === 2 && !pids.includes(victim));
});
