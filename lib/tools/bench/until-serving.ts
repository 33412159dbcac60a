import { setTimeout as wait } from "node:timers/promises";
import { SetupError } from "../../operator-error.ts";

const PATIENCE_MS = 90_000;

/** Waits until a program that was just started answers with a page. @throws SetupError after a minute and a half */
export async function untilServing(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const isServing = await fetch(url).then(
      ({ ok }) => ok,
      () => false, // no process listens yet
    );
    if (isServing) return;
    await wait(100);
  }
  throw new SetupError(`${url} did not answer within 90 s.`);
}
