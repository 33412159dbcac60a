import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerprint } from "#lib/cli/start/build.ts";
import { openDatabase } from "#lib/cli/start/database.ts";
import { checkPort, freePort } from "#lib/cli/start/port.ts";
import { parseEnv } from "#lib/env.ts";
import { localAddress } from "#lib/server/local-address.ts";

const folder = mkdtempSync(join(tmpdir(), "sources-"));
const quietly = () => undefined;

beforeAll(() => {
  for (const file of ["content/a.mdx", "app/page.tsx", "lib/cli/start.ts", "lib/db/client.ts"]) write(file, "first");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the pages are built again when a text or a page changes, and not for a change of the commands", () => {
  const first = fingerprint(folder);
  expect(fingerprint(folder)).toBe(first);
  write("lib/cli/start.ts", "second");
  expect(fingerprint(folder)).toBe(first);
  write("content/a.mdx", "second");
  expect(fingerprint(folder)).not.toBe(first);
});

test("moving a file counts as a change, though every line stays", () => {
  const before = fingerprint(folder);
  cpSync(join(folder, "content/a.mdx"), join(folder, "content/b.mdx"));
  rmSync(join(folder, "content/a.mdx"));
  expect(fingerprint(folder)).not.toBe(before);
});

test("a taken port is said before anything is built, with a way out", async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, "localhost", resolve));
  await expect(checkPort("localhost", port)).rejects.toThrow(new RegExp(`Port ${port} is taken[\\s\\S]*PORT=`));
  await new Promise((resolve) => other.close(resolve));
  await expect(checkPort("localhost", port)).resolves.toBeUndefined();
});

test("an address that is not this machine's is said in words", async () => {
  await expect(checkPort("192.0.2.1", 0)).rejects.toThrow(/HOST=192\.0\.2\.1 is not an address of this machine/);
});

test("a site on all addresses is asked on the local one", () => {
  expect(localAddress("0.0.0.0", 3000)).toBe("http://127.0.0.1:3000");
  expect(localAddress("::1", 3000)).toBe("http://[::1]:3000");
});

test("a database that does not answer is named without its password", async () => {
  const env = parseEnv({ DATABASE_URL: "postgresql://campaign:hidden@127.0.0.1:1/campaign" });
  const refusal: unknown = await openDatabase(env, quietly).catch((error: unknown) => error);
  expect(String(refusal)).toMatch(/No PostgreSQL answers at 127\.0\.0\.1:1/);
  expect(String(refusal)).not.toContain("hidden");
});

test("the trial database refuses production", async () => {
  const env = parseEnv({ NODE_ENV: "production", DATA_DIR: join(folder, "data") });
  await expect(openDatabase(env, quietly)).rejects.toThrow(/for trials only/);
});

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), text);
}
