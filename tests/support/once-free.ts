import { setTimeout as wait } from "node:timers/promises";
import type { APIRequestContext, APIResponse } from "playwright";
import { patience } from "./patience.ts";

const ASKED_AGAIN_AFTER_MS = 1_000;

/** The answer to a page, asked for again while the site says that it is busy, as it may on a machine full of tests. */
export async function getOnceFree(request: APIRequestContext, path: string): Promise<APIResponse> {
  const deadline = Date.now() + patience.timeout;
  for (;;) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (answer.status() !== 503 || Date.now() > deadline) return answer;
    await wait(ASKED_AGAIN_AFTER_MS);
  }
}
