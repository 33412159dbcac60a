import { expect, test } from "vitest";
import { keepChild, startChild } from "#lib/cli/start/children.ts";
import { patience } from "#tests/support/patience.ts";

test("a program that dies is started again, after longer and longer pauses, until it is told to stop", async () => {
  const said: string[] = [];
  let starts = 0;
  const dying = () => {
    starts += 1;
    return startChild(["--eval", "process.kill(process.pid, 'SIGKILL')"], {}, "ignore");
  };
  const kept = keepChild("worker", dying, (line) => said.push(line));
  await expect.poll(() => said.length, patience).toBe(2);
  expect(said).toEqual([
    "The worker stopped (code 128); it starts again in 0.5 s.",
    "The worker stopped (code 128); it starts again in 1 s.",
  ]);
  await kept.stop();
  expect(await kept.ended).toBe(128);
  expect(starts).toBe(2);
});

test("a program told to stop while it runs is not started again", async () => {
  const said: string[] = [];
  const waiting = () => startChild(["--eval", "setInterval(() => {}, 1000)"], {}, "ignore");
  const kept = keepChild("worker", waiting, (line) => said.push(line));
  await kept.stop();
  await kept.ended;
  expect(said).toEqual([]);
});
