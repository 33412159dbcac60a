import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { patience } from "#tests/support/patience.ts";

const program = join(import.meta.dirname, "../../fixtures/cluster.ts");

function start(...args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
  return { child, output: () => output };
}

/** A running pair of processes. */
async function aPair() {
  const { child, output } = start();
  const port = await vi.waitFor(() => {
    const [first, second] = [...output().matchAll(/port (\d+)/g)].map(([, found]) => found);
    if (!first || second !== first) throw new Error("Both do not listen yet");
    return first;
  }, patience);
  const address = `http://127.0.0.1:${port}`;
  const whoAnswers = async () => {
    const answers = Array.from({ length: 8 }, async () => Number(await (await fetch(address)).text()));
    return [...new Set(await Promise.all(answers))];
  };
  return { child, output, address, whoAnswers };
}

test("two processes listen on one address, and take connections in turn", async () => {
  const { whoAnswers } = await aPair();
  expect(await whoAnswers()).toHaveLength(2);
});

test("while one is killed the other answers, and another takes its place", async () => {
  const { whoAnswers, output } = await aPair();
  const [victim = 0, other = 0] = await whoAnswers();
  process.kill(victim, "SIGKILL");
  await vi.waitFor(() => expect(output()).toContain('"event":"web process ended","code":"SIGKILL"'), patience);
  expect(await whoAnswers()).toEqual([other]);
  const now = await vi.waitFor(async () => {
    const answering = await whoAnswers();
    expect(answering).toHaveLength(2);
    return answering;
  }, patience);
  expect(now).toContain(other);
  expect(now).not.toContain(victim);
});

test("while the system refuses another process the other answers, and later one takes its place", async () => {
  const { child, whoAnswers, output } = await aPair();
  const [victim = 0, other = 0] = await whoAnswers();
  child.kill("SIGUSR2");
  process.kill(victim, "SIGKILL");
  await vi.waitFor(() => expect(output()).toContain('"doing":"run a web process","code":"ENOENT"'), patience);
  expect(await whoAnswers()).toEqual([other]);
  child.kill("SIGHUP");
  await vi.waitFor(async () => expect(await whoAnswers()).toHaveLength(2), patience);
});

test("when the system refuses all, they end instead of trying for ever", async () => {
  const { child } = start("refused");
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
});

test("told to stop, both finish what they have begun and end", async () => {
  const { child, output, address, whoAnswers } = await aPair();
  const pids = await whoAnswers();
  const slow = [fetch(`${address}/slow`), fetch(`${address}/slow`)];
  await vi.waitFor(() => expect(output().match(/asked/g)).toHaveLength(2), patience);
  child.kill("SIGTERM");
  for (const answer of slow) expect(await (await answer).text()).toBe("done");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("when none can start, all end with its code instead of trying for ever", async () => {
  const { child } = start("broken");
  const [code] = await once(child, "exit");
  expect(code).toBe(3);
});
