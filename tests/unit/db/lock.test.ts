import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alone } from "#lib/db/embedded/lock.ts";

const PROCESSES = 8;
const ROUNDS = 40;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

// Each enters in turn and leaves a mark inside; whoever finds a mark there was not alone.
const enter = `
  import { openSync, closeSync, rmSync } from "node:fs";
  import { setTimeout as wait } from "node:timers/promises";
  import { alone } from ${JSON.stringify(join(import.meta.dirname, "../../../lib/db/embedded/lock.ts"))};
  const [folder, rounds, dying] = process.argv.slice(1);
  const inside = folder + "/inside";
  for (let round = 0; round < Number(rounds); round += 1) {
    await alone(folder, async () => {
      try {
        closeSync(openSync(inside, "wx"));
      } catch {
        console.log("not alone");
      }
      await wait(Math.random());
      rmSync(inside, { force: true });
      if (dying) process.kill(process.pid, "SIGKILL");
    });
  }`;

function start(rounds: number, dying = false) {
  const args = ["--input-type=module", "--eval", enter, folder, String(rounds), ...(dying ? ["dying"] : [])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (told += String(part)));
  return once(child, "close").then(() => told.trim());
}

test(`${PROCESSES} processes, ${ROUNDS} times each, are never inside together`, async () => {
  const told = await Promise.all(Array.from({ length: PROCESSES }, () => start(ROUNDS)));
  expect(told).toEqual(Array(PROCESSES).fill(""));
  expect(readdirSync(folder)).toEqual([]);
});

test("nor when some of them die inside, again and again", async () => {
  const living = Array.from({ length: PROCESSES - 2 }, () => start(ROUNDS));
  const dying = Array.from({ length: PROCESSES }, () => start(1, true));
  expect(await Promise.all([...living, ...dying])).toEqual(Array(living.length + dying.length).fill(""));
  await alone(folder, async () => expect(readdirSync(folder)).toEqual(["lock"]));
});

test("a lock that a full disk left empty stands in nobody's way", async () => {
  writeFileSync(join(folder, "lock"), "");
  expect(await alone(folder, async () => "inside")).toBe("inside");
  expect(readdirSync(folder)).toEqual([]);
});

test("who fails inside leaves the lock behind for nobody", async () => {
  const failing = alone(folder, async () => {
    throw new Error("a full disk");
  });
  await expect(failing).rejects.toThrow("a full disk");
  expect(readdirSync(folder)).toEqual([]);
});
