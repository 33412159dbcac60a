import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { readReturnedMail } from "#lib/mail/return-path.ts";
import { sign } from "#lib/signatures/sign.ts";
import { runWorker } from "#lib/worker/run.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { aNotification } from "#tests/support/notification.ts";
import { patience } from "#tests/support/patience.ts";
import { anOpenDay, aSigning, giveTestKeys } from "#tests/support/signing.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const smtp = await startSmtp();
giveTestKeys();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
process.env.BOUNCE_ADDRESS = "bounces@refuge.example.org";
const { url } = await databaseOfThisFile();
afterAll(async () => {
  await closeMailSender();
  await smtp.stop();
});
beforeEach(() => db().bounce.deleteMany());

/** Runs the command as a mail server does. */
async function receive(message: string, variables: object = {}): Promise<{ code: number; said: string }> {
  const { PATH, INDEX_KEY, BOUNCE_ADDRESS } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../../lib/cli/bounce.ts")], {
    env: { PATH, INDEX_KEY, BOUNCE_ADDRESS, NODE_ENV: "test", DATABASE_URL: url, ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => {
      said += text.toString();
    });
  }
  child.stdin.end(message);
  const [code] = await once(child, "close");
  return { code: Number(code), said };
}

test("a mail leaves with a return path that names nobody, and what comes back there is noted with its status alone", async () => {
  await sign(aSigning(1), anOpenDay);
  const stop = new AbortController();
  const running = runWorker(stop.signal);
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), patience);
  stop.abort();
  await running;
  const [{ from, raw } = { from: "", raw: "" }] = smtp.received;
  expect(from).toMatch(/^bounces\+[a-z2-7]{39}@refuge\.example\.org$/);
  expect(raw).toContain("hello@refuge.example.org");
  const { id, petition } = await db().signature.findFirstOrThrow();
  for (const part of [id, id.replaceAll("-", ""), petition, "supporter"]) expect(from).not.toContain(part);

  const done = await receive(aNotification(from));
  expect(done.code).toBe(0);
  expect(done.said).toContain('"result":"noted"');
  expect(done.said).not.toMatch(/supporter|bounces\+/);
  expect(await db().bounce.findMany()).toMatchObject([{ petition, id, reason: "5.1.1" }]);
  expect((await receive(aNotification(from))).code).toBe(0);
  expect(await db().bounce.count()).toBe(1);
  expect((await receive(aNotification(from), { DATABASE_URL: "postgresql://x:x@127.0.0.1:1/x" })).code).toBe(75);
});

test("a token that is nobody's is noted nowhere, and nothing is answered", async () => {
  await sign(aSigning(1), anOpenDay);
  const done = await receive(aNotification(`bounces+${"a".repeat(39)}@refuge.example.org`));
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('"result":"unknown"') });
  expect(await db().bounce.count()).toBe(0);
});

test.each([
  [
    "a mail that is only late",
    aNotification(`bounces+${"a".repeat(39)}@refuge.example.org`, { action: "delayed", status: "4.4.1" }),
  ],
  ["a failure that may pass", aNotification(`bounces+${"a".repeat(39)}@refuge.example.org`, { status: "4.2.2" })],
  ["another address", aNotification("hello@refuge.example.org")],
  ["a letter", `To: bounces+${"a".repeat(39)}@refuge.example.org\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n`],
  ["nothing", ""],
])("%s is no bounce", (_, message) => {
  expect(readReturnedMail(message)).toBeNull();
});
