import { setTimeout as wait } from "node:timers/promises";
import { print } from "../../../cli/terminal/print.ts";
import { watchEnding } from "./ending.ts";
import type { Member } from "./processes.ts";

/** A process runs for so long before the next one is restarted. */
const APART_MS = 2_000;

/**
 * Restarts the members in turn, each as an upgrade does: told to end, awaited, started again.
 * @returns how many did not end as promised
 */
export async function restartInTurn(members: Member[], restarts: number): Promise<number> {
  let broken = 0;
  for (let number = 0; number < restarts; number += 1) {
    const member = members[number % members.length];
    if (!member) throw new Error("There is nothing to restart");
    await wait(APART_MS);
    if (!(await restart(member, number + 1))) broken += 1;
  }
  await wait(APART_MS);
  return broken;
}

async function restart({ name, port, start, stop }: Member, number: number): Promise<boolean> {
  const begun = performance.now();
  const watched = port === null ? null : watchEnding(port);
  const code = await stop();
  const endedMs = performance.now() - begun;
  const ending = await watched;
  await start();
  const told = [`ended after ${seconds(endedMs)}`, ...(code === 0 ? [] : [`with code ${code} (0 promised: NOT kept)`])];
  let kept = code === 0;
  if (ending) {
    const { turnedMs, refusedMs } = ending;
    const inTime = turnedMs !== null && refusedMs !== null && turnedMs < refusedMs;
    kept &&= inTime;
    told.push(`/readyz turned after ${seconds(turnedMs)}, first connection refused after ${seconds(refusedMs)}`);
    if (!inTime) told.push("(the other order promised: NOT kept)");
  }
  print(`  restart ${number}, ${name}: ${told.join(", ")}, running again after ${seconds(performance.now() - begun)}`);
  return kept;
}

function seconds(ms: number | null): string {
  return ms === null ? "never" : `${(ms / 1000).toFixed(2)} s`;
}
