import { setTimeout as wait } from "node:timers/promises";
import type { APIRequestContext } from "playwright";
import { patience } from "./patience.ts";

const ASKED_AGAIN_AFTER_MS = 1_000;

/** Makes a client ask again while the site says that it is busy and did nothing, as it may on a machine full of tests. */
export function asksOnceFree(client: APIRequestContext): APIRequestContext {
  const fetch = client.fetch.bind(client);
  client.fetch = (...asked) => onceFree(() => fetch(...asked));
  return client;
}

/** The first answer that is not "busy" (503), or the last one when patience ends. */
export async function onceFree<Answer extends { status(): number } | null>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const deadline = Date.now() + patience.timeout;
  for (;;) {
    const answer = await ask();
    if (answer?.status() !== 503 || Date.now() > deadline) return answer;
    await wait(ASKED_AGAIN_AFTER_MS);
  }
}
