import { spawn } from "node:child_process";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Hold } from "#lib/abuse/judge-signing.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { countSelected, overviewHeld } from "#lib/petitions/held.ts";
import { countByStatus } from "#lib/petitions/overview.ts";
import { releaseMany } from "#lib/petitions/release-many.ts";
import { holdForReview } from "#lib/petitions/review.ts";
import { countSignatures } from "#lib/petitions/tally.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { sign } from "#lib/signatures/sign.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys, tokenOf } from "#tests/support/signing.ts";

const keys = giveTestKeys();
const { url } = await databaseOfThisFile();
afterAll(closeMailSender);

beforeEach(async () => {
  await db().signature.deleteMany();
  await db().tallyChange.deleteMany();
  await db().auditEvent.deleteMany();
});

const petition = "bill-c-2";
const bytes = (digit: string) => Buffer.from(digit.repeat(32), "hex");
const codeOf = (digit: string) => digit.repeat(8);
let next = 1;

/** Signs, held for a reason, from the network of one digit; with its owner's press when asked. */
async function held(because: Hold["because"], digit: string, changes: { pressed?: boolean; at?: string } = {}) {
  const email = `supporter-${next++}@example.org`;
  const form = { email, hold: { because, network: bytes(digit) }, petition: aPetition({ key: petition }) };
  await sign(aSigning(1, form), anOpenDay);
  const { id } = await db().signature.findFirstOrThrow({ orderBy: { id: "desc" } });
  if (changes.pressed) await confirm(await tokenOf(id));
  if (changes.at) await db().signature.updateMany({ where: { id }, data: { createdAt: new Date(changes.at) } });
  return id;
}

const statuses = async () => (await countByStatus()).get(petition);

/** `npm run petition -- …` as a person runs it, with what they type. */
async function run(args: string[], typed = "") {
  const child = spawn(process.execPath, ["lib/cli/petition.ts", ...args], {
    env: { ...process.env, ...keys.web, DATABASE_URL: url },
  });
  child.stdin.end(typed);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(String(part)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, said: said.join("") };
}

test("what is held is counted by reason, network and hour", async () => {
  await held("flood", "a", { pressed: true, at: "2026-11-27T14:10:00Z" });
  await held("flood", "a", { at: "2026-11-27T14:50:00Z" });
  await held("network", "b", { at: "2026-11-27T15:10:00Z" });
  expect(await overviewHeld(petition)).toEqual({
    held: 3,
    pressed: 1,
    reasons: [
      { because: "flood", held: 2, pressed: 1 },
      { because: "network", held: 1, pressed: 0 },
    ],
    networks: [
      { label: codeOf("a"), hours: 1, held: 2, pressed: 1 },
      { label: codeOf("b"), hours: 1, held: 1, pressed: 0 },
    ],
    hours: [
      { hour: "2026-11-27 10:00", held: 1, pressed: 0 },
      { hour: "2026-11-27 09:00", held: 2, pressed: 1 },
    ],
  });
});

test("a network is released together: what its supporters confirmed counts at once, the rest waits for them", async () => {
  await held("network", "a", { pressed: true });
  await held("flood", "a");
  await held("flood", "b");
  expect(await releaseMany(petition, { network: codeOf("a") }, "tester")).toEqual({ held: 2, pressed: 1 });
  expect(await statuses()).toEqual({ pending: 1, confirmed: 1, withdrawn: 0, held: 1 });
  expect((await countSignatures()).petitions[petition]).toEqual({ confirmed: 1 });
  const kept = await db().signature.findMany({ where: { status: { not: "held" } } });
  for (const row of kept) expect(row).toMatchObject({ heldBecause: null, heldNetwork: null });
  expect(await db().auditEvent.findMany()).toMatchObject([
    { actor: "tester", act: "release", petition, count: 2, note: `network ${codeOf("a")}` },
  ]);
});

test("all before a moment are released, what the team holds and other petitions' stay", async () => {
  await held("trap", "a", { at: "2026-11-27T14:00:00Z" });
  const mine = await held("flood", "a", { at: "2026-11-27T14:00:00Z" });
  await holdForReview(petition, mine, "tester");
  await held("flood", "a", { at: "2026-11-27T15:00:00Z" });
  const before = new Date("2026-11-27T15:00:00Z");
  expect(await countSelected(petition, { before })).toEqual({ held: 1, pressed: 0 });
  expect(await releaseMany("another", { before }, "tester")).toEqual({ held: 0, pressed: 0 });
  expect(await releaseMany(petition, { before }, "tester")).toEqual({ held: 1, pressed: 0 });
  expect(await statuses()).toEqual({ pending: 1, confirmed: 0, withdrawn: 0, held: 2 });
});

test("two who release at once release each signature once", async () => {
  for (let number = 0; number < 20; number += 1) await held("flood", "a");
  const both = await Promise.all(["one", "two"].map((actor) => releaseMany(petition, { network: codeOf("a") }, actor)));
  expect(both.reduce((sum, { held }) => sum + held, 0)).toBe(20);
  expect(await statuses()).toEqual({ pending: 20, confirmed: 0, withdrawn: 0, held: 0 });
});

test("the command counts, names nobody, and names the networks", async () => {
  expect((await run(["held", petition])).said).toContain("Nothing is held.");
  const id = await held("flood", "a", { pressed: true });
  const { code, said } = await run(["held", petition]);
  expect(code).toBe(0);
  expect(said).toContain("1 held, 1 of them confirmed");
  expect(said).toMatch(new RegExp(`^${codeOf("a")} +1 +1 +1$`, "m"));
  expect(said).not.toContain(id);
  expect(said).not.toContain("supporter-");
});

test("a release of many says how many and asks; only yes releases", async () => {
  await held("flood", "a");
  for (const typed of ["", "no\n", "\n"]) {
    const { code, said } = await run(["release", petition, "--network", codeOf("a")], typed);
    expect([code, said]).toEqual([0, expect.stringContaining("Nothing was released.")]);
    expect(said).toContain("1 held: 0 will count at once, 1 wait for confirmation by their supporters.");
  }
  expect(await statuses()).toMatchObject({ held: 1 });
  expect((await run(["release", petition, "--network", codeOf("a")], "yes\n")).said).toContain("Released: 1");
  await held("flood", "b", { at: "2026-11-27T14:00:00Z" });
  const script = await run(["release", petition, "--all-before", "2026-11-27 09:01", "--yes"]);
  expect(script).toMatchObject({ code: 0, said: expect.stringContaining("Released: 1") });
  expect(await statuses()).toEqual({ pending: 2, confirmed: 0, withdrawn: 0, held: 0 });
});

test.each([
  [["--network", "supporter"], "not the code of a network"],
  [["--network", "aaaaaaa%"], "not the code of a network"],
  [["--network", ""], "not the code of a network"],
  [["--all-before", "yesterday"], "not a time"],
  [["--all-before", ""], "not a time"],
  [["--all-before", "2026-02-31"], "not a time"],
  [["--network", "aaaaaaaa", "--network", "bbbbbbbb"], "by one --network"],
  [["0199a000-0000-7000-8000-000000000000", "--network", "aaaaaaaa"], "by one --network"],
  [[], "Give the id"],
  [["--everything"], "--everything"],
])("release %j is refused in words, and releases nothing", async (args, words) => {
  await held("flood", "a");
  const { code, said } = await run(["release", petition, ...args, "--yes"]);
  expect([code, said]).toEqual([2, expect.stringContaining(words)]);
  expect(await statuses()).toMatchObject({ held: 1 });
});
