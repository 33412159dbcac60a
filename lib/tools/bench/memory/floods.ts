import { setTimeout as wait } from "node:timers/promises";
import { askFor, holdIdle, sendAhead, type Target } from "../pressure/attack.ts";

const AT_A_TIME = 500;
const IDLE = 500;
const PAUSE_MS = 1_000;
const OWN_PAGE = `/en/signatures/${"0".repeat(58)}`;

/** One network asks for addresses that do not exist, invents links, holds connections and sends ahead. @returns how many answers it got */
export async function flood(address: string, over: AbortSignal): Promise<number> {
  const { port, host } = new URL(address);
  const target: Target = { port: Number(port), host };
  let answers = 0;
  for (let turn = 0; !over.aborted; turn += 1) {
    const statuses = await askFor(target, nowhere(turn), 8);
    for (const count of statuses.values()) answers += count;
    const release = await holdIdle(target, IDLE);
    const hangUp = await sendAhead(target, AT_A_TIME, OWN_PAGE);
    await wait(PAUSE_MS, undefined, { signal: over }).catch(() => undefined); // the bench is over
    hangUp();
    release();
  }
  return answers;
}

/** Never the same twice, so that anything kept for each would be seen. */
function* nowhere(turn: number): Generator<string> {
  for (let at = 0; at < AT_A_TIME; at += 1) {
    const number = turn * AT_A_TIME + at;
    yield at % 3 === 0
      ? `/en/nothing-${number}`
      : at % 3 === 1
        ? `/en/signatures/${number}`
        : `/en/issues?page=${number}`;
  }
}
