import { expect, test } from "vitest";
import { Busy } from "#lib/server/admission.ts";
import { createPageFetcher } from "#lib/server/fetch-page.ts";

const asker = { network: "192.0.2.0/24" };
const reported: unknown[] = [];
const fetchFailing = (error: Error) =>
  createPageFetcher({
    fetch: () => Promise.reject(error),
    headers: {},
    renderNow: {},
    now: () => 0,
    onFailure: (_path, failure) => reported.push(failure),
  })("/en/issues", null, asker);

test.each([
  ["for which the queue was full", new Busy(), true, 0],
  ["that was not rendered in time", new DOMException("No response", "TimeoutError"), true, 1],
  ["that failed", new Error("broken"), undefined, 1],
])("a page %s asks the reader to come back, or says that it failed", async (_, error, busy, reports) => {
  reported.length = 0;
  const found = await fetchFailing(error);
  expect(found).toMatchObject({ failed: { status: 503 } });
  expect("failed" in found && found.failed.busy).toBe(busy);
  expect(reported).toHaveLength(reports);
});
