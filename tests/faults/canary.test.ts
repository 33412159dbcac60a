import { execFile } from "node:child_process";
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { openDatabase } from "#lib/cli/start/database.ts";
import { decrypt } from "#lib/crypto/decrypt.ts";
import type { SealContext } from "#lib/crypto/seal-context.ts";
import { hashToken } from "#lib/crypto/token.ts";
import { parseEnv } from "#lib/env.ts";
import { findChild, PROGRAMS } from "#lib/harness/victims.ts";
import { translator } from "#lib/i18n/index.ts";
import { dumpOf, formsOf } from "#tests/support/canary.ts";
import { anAddressee, lead, officer, openPacked } from "#tests/support/delivering.ts";
import { patience } from "#tests/support/patience.ts";
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

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const t = translator("en");

const dataDir = dataFolderOfThisFile();
const site = await siteOfThisFile(dataDir);
const database = await openDatabase(parseEnv({ DATA_DIR: dataDir }), () => undefined);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.embedded?.stop();
});

const canary = { name: "Canary Featherlight", email: "canary.featherlight@example.org", postalCode: "X0C 9Z7" };
const corrected = "Canary Quillfeather";
const other = {
  name: "Songbird Plainspoken",
  email: "songbird.plainspoken@example.org",
  postalCode: "H2X 1Y4",
  formKey: "form-of-the-songbird",
};
/** Readable in the database: a search that finds this text would find the others. */
const readable = "a note of the canary test";

const operator = await anAddressee();
const link = await live();

/** Everything that a site does with a person's data. @returns the canary's own page */
async function live(): Promise<string> {
  const visitor = site.visitor();
  const form = await filledForm(visitor, 0);
  const mistyped = { ...form, ...canary, postalCode: "D1A 0A1" };
  expect((await visitor.send(page, mistyped)).html).toContain(canary.name);
  for (const person of [{ ...canary, formKey: "form-of-the-canary-bird" }, other])
    expect(await visitor.send(page, { ...form, ...person })).toMatchObject({ location: inbox });
  for (const { email } of [canary, other]) expect(await press(visitor, await linkFor(email))).toBe(303);
  const own = await linkFor(canary.email);
  expect(await press(visitor, own, t("signature.tools.name.button"), { name: corrected })).toBe(200);
  expect(await press(visitor, own, t("signature.tools.data.button"))).toBe(200);
  const sent = "SELECT 1 FROM jobs.job WHERE name = 'mail' AND state = 'completed'";
  await vi.waitFor(async () => expect((await client.query(sent)).rowCount).toBe(3), patience);
  return own;
}

const DELIVERY_APPROVERS = [lead, officer].map(({ approver: { role, key } }) => `${role}:${key}`).join();

/** Runs a command of the campaign team on this site. */
async function command(name: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, NODE_ENV: "development" as const, DATA_DIR: dataDir, DELIVERY_APPROVERS };
  const { stdout, stderr } = await run(process.execPath, [join(root, "lib/cli", name), ...args], { env });
  return stdout + stderr;
}

async function rowOf(token: string) {
  const { rows } = await client.query<{ id: string; name: Buffer; postal: Buffer; email: Buffer; token: Buffer }>(
    `SELECT id, name_sealed AS name, postal_sealed AS postal, email_sealed AS email, token_sealed AS token
     FROM signature WHERE token_hash = $1`,
    [hashToken(token)],
  );
  const [row] = rows;
  if (!row) throw new Error("The canary has no row");
  return row;
}

/** The variables of a process that runs. */
async function environmentOf(program: string): Promise<string[]> {
  const { stdout } = await run("ps", ["eww", "-o", "args=", "-p", String(await findChild(site.pid, program))]);
  expect(stdout).toContain("DATABASE_URL=");
  return stdout.split(/\s+/);
}

/** Whether any value of an environment, taken for a key, opens a field. */
async function opens(environment: string[], field: SealContext["field"], sealed: Buffer, id: string): Promise<boolean> {
  for (const variable of environment) {
    const key = variable.slice(variable.indexOf("=") + 1);
    if (Buffer.from(key, "base64").length !== 32) continue;
    const opened = await decrypt(key, sealed, { petition, id, field }).catch(() => null);
    if (opened !== null) return true;
  }
  return false;
}

const token = link.slice(link.lastIndexOf("/") + 1);

test("with the environment of the web process no field opens, with the worker's only what mail needs, and the offline key delivers", async () => {
  const row = await rowOf(token);
  const [web, worker] = [await environmentOf(PROGRAMS["web process"]), await environmentOf(PROGRAMS.worker)];
  const fields = ["name", "postal", "email", "token"] as const;
  const opened = (environment: string[]) => Promise.all(fields.map((f) => opens(environment, f, row[f], row.id)));
  expect(await opened(web)).toEqual([false, false, false, false]);
  expect(await opened(worker)).toEqual([false, false, true, true]);

  for (const { secretKey } of [lead, officer]) {
    const own = join(dataDir, "approver.pem");
    writeFileSync(own, secretKey, { mode: 0o600 });
    await command("petition.ts", "approve", petition, "--to", operator.recipient, "--key", own);
    rmSync(own);
  }
  const key = ["--key", join(dataDir, "keys/delivery.secret")];
  const said = await command("petition.ts", "deliver", petition, "--to", operator.recipient, ...key);
  const pack = /signatures in (\S+),/.exec(said)?.[1] ?? "";
  const csv = await openPacked(
    pack,
    globSync("*.csv.age", { cwd: pack })[0]?.replace(/\.age$/, "") ?? "",
    operator.identity,
  );
  for (const name of [corrected, other.name]) expect(csv.toString()).toContain(name);
});

test("name, address, postal code and link of a supporter are found in no file, table, log or environment, raw, in hex or in base64", async () => {
  await client.query("INSERT INTO audit_event (actor, act, note) VALUES ('tester', 'hold', $1)", [readable]);
  const backup = await command("backup.ts", "--to", operator.recipient);
  await client.query("CHECKPOINT");
  const places = new Map<string, Buffer>([
    ["what all processes said", Buffer.from(site.output())],
    ["what backup said", Buffer.from(backup)],
    ["a dump", Buffer.from(await dumpOf(client))],
    ["the web process's environment", Buffer.from((await environmentOf(PROGRAMS["web process"])).join("\n"))],
    ["the worker's environment", Buffer.from((await environmentOf(PROGRAMS.worker)).join("\n"))],
    ...filesBelow(dataDir),
    ...filesBelow(join(root, ".next/server/app")),
    ...filesBelow(join(root, ".next/cache/fetch-cache")),
  ]);
  // Fewer than six letters would be found by chance in so many bytes.
  const long = (text: string) => [...new Set(formsOf(text))].filter((form) => form.length >= 6);
  const found = (text: string) =>
    [...places].filter(([, bytes]) => long(text).some((form) => bytes.includes(form))).map(([place]) => place);

  // A part is enough: where the whole text is, the part is too.
  const parts = [
    "Featherlight",
    "Quillfeather",
    "canary.featherlight",
    "X0C 9Z7",
    "X0C9Z7",
    "Plainspoken",
    "songbird.plainspoken",
  ];
  for (const part of [...parts, token]) expect(found(part), part).toEqual([]);
  // What is readable is found where it must be, so the search does find.
  expect(found(readable)).toContain("a dump");
  expect(found(readable)).toContainEqual(expect.stringContaining("pg_wal"));
  expect(found(readable)).toContainEqual(expect.stringContaining("data/base"));
  expect(site.output()).toContain('"event":"mail"');
});

/** Every file of a folder but the mails themselves, which are addressed by nature. */
function filesBelow(folder: string): [string, Buffer][] {
  return globSync("**", { cwd: folder })
    .filter((path) => !path.startsWith("outbox/"))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => [path, readFileSync(path)]);
}
