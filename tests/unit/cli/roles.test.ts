import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { envPerProcess, findKeys } from "#lib/cli/start/process-env.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { variablesFor } from "#lib/env/roles.ts";
import { parseEnv } from "#lib/env.ts";

const dataDir = mkdtempSync(join(tmpdir(), "roles-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

const { web, worker, build } = makeKeys();
const all = { ...web, ...worker, ...build };
const database = { DATABASE_URL: "postgresql://a:b@db.example.org/c" };

test("the web process gets neither the key that opens addresses nor the mail server's password", () => {
  const env = parseEnv({ ...all, SMTP_URL: "smtps://user:hidden@mail.example.org:465" });
  const roles = envPerProcess(env, findKeys(env), "postgresql://a:b@c/d", "https://example.org");
  expect(Object.keys(roles.web)).not.toContain("MAIL_SECRET_KEY");
  expect(JSON.stringify(roles.web)).not.toContain("hidden");
  expect(roles.web.SMTP_URL).toContain("mail.example.org");
  expect(roles.worker).toMatchObject({ ...worker, SMTP_URL: "smtps://user:hidden@mail.example.org:465" });
  // It has to know whether an address asked for no mail ever, and what its quota is.
  expect(roles.worker.INDEX_KEY).toBe(web.INDEX_KEY);
  expect(roles.worker).not.toHaveProperty("DELIVERY_PUBLIC_KEY");
  expect(Object.keys(roles.build)).not.toContain("INDEX_KEY");
});

test("built pages of a trial know that they are a trial's, and only there the web process gets a key to the outbox", () => {
  const given = { ...all, OUTBOX_KEY: "a-key-made-at-this-start", MAIL_FROM: "hello@refuge-campaign.ca" };
  const trial = envPerProcess(parseEnv(given), findKeys(parseEnv(given)), "postgresql://c/d", "http://localhost:3000");
  expect(trial.web).toMatchObject({ NODE_ENV: "production", SITE_MODE: "trial", OUTBOX_KEY: given.OUTBOX_KEY });
  for (const role of [trial.build, trial.worker]) expect(role).not.toHaveProperty("OUTBOX_KEY");
  const { OUTBOX_KEY: _, ...env } = parseEnv({ ...given, ...database, NODE_ENV: "production" });
  const production = envPerProcess(env, findKeys(env), "postgresql://c/d", "https://refuge-campaign.ca");
  for (const role of Object.values(production)) expect(role).toMatchObject({ SITE_MODE: "production" });
  // It refuses to sign up the campaign's own address, so it has to know it.
  expect(production.web.MAIL_FROM).toBe(given.MAIL_FROM);
});

test("the mailbox of bounces is the worker's alone, and nothing without the address that they return to", () => {
  const mailbox = { BOUNCE_IMAP_URL: "imaps://user:hidden@mail.example.org" };
  expect(() => parseEnv(mailbox)).toThrow(/BOUNCE_IMAP_URL: needs BOUNCE_ADDRESS/);
  expect(() => parseEnv({ BOUNCE_IMAP_URL: "imaps://mail.example.org" })).toThrow(/must contain user and password/);
  const env = parseEnv({ ...all, ...mailbox, BOUNCE_ADDRESS: "bounces@refuge-campaign.ca" });
  const roles = envPerProcess(env, findKeys(env), "postgresql://a:b@c/d", "https://example.org");
  expect(roles.worker).toMatchObject(mailbox);
  expect(JSON.stringify([roles.web, roles.build])).not.toContain("hidden");
  for (const role of ["web", "migrations", "team"] as const) expect(variablesFor(role, mailbox)).toEqual({});
  expect(variablesFor("worker", mailbox)).toEqual(mailbox);
});

test("in production a missing key is named, and none is made up", () => {
  const { MAIL_SECRET_KEY: _, ...rest } = all;
  const production = { ...database, NODE_ENV: "production", DATA_DIR: dataDir };
  expect(() => findKeys(parseEnv({ ...production, ...rest }))).toThrow(/missing: MAIL_SECRET_KEY\./);
  expect(() => findKeys(parseEnv(production))).toThrow(/missing: INDEX_KEY, MAIL_PUBLIC_KEY/);
});

test("some keys of one's own are never mixed with trial keys", () => {
  expect(() => findKeys(parseEnv({ INDEX_KEY: web.INDEX_KEY, DATA_DIR: dataDir }))).toThrow(/Set all five or none/);
});

test("a mail key that does not belong to its public half is refused, and neither is shown", () => {
  const wrong = { ...all, ...makeKeys().worker };
  expect(() => findKeys(parseEnv(wrong))).toThrow(/MAIL_SECRET_KEY cannot decrypt what MAIL_PUBLIC_KEY encrypts/);
  expect(() => findKeys(parseEnv(wrong))).not.toThrow(wrong.MAIL_SECRET_KEY);
  expect(findKeys(parseEnv(all))).toEqual({ web, worker, build });
});

test("a trial makes its keys once and finds them again", () => {
  const env = parseEnv({ DATA_DIR: dataDir });
  expect(findKeys(env)).toEqual(findKeys(env));
});
