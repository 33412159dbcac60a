import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { invalidatePages } from "#lib/server/invalidate.ts";
import type { Page } from "#lib/server/page.ts";
import { createPageCache, type Found } from "#lib/server/page-cache.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const aPage = (etag: string, bytes = 10): Page => ({
  etag,
  bytes,
  validAt: performance.now(),
  freshForMs: 8_000,
  generation: 0,
  forms: { identity: Buffer.from(etag) },
  texts: {},
  headers: { identity: [], unchanged: [] },
});

/** A memory whose fills end when the test says so. */
function memoryWithFills() {
  const fills: { path: string; end: (found: Found<string>) => void }[] = [];
  const memory = createPageCache<string>({
    now: () => performance.now(),
    fetchPage: (path) => new Promise((end) => fills.push({ path, end })),
  });
  const end = (at: number, found: Found<string>) => {
    fills[at]?.end(found);
    return vi.advanceTimersByTimeAsync(0);
  };
  return { memory, fills, end };
}

/** The same, holding one page that was filled just now. */
async function memoryWithPage() {
  const all = memoryWithFills();
  const first = all.memory.get("/en");
  await all.end(0, { page: aPage("old") });
  await first;
  return all;
}

test("a hundred visitors at once cause one fill", async () => {
  const { memory, fills, end } = memoryWithFills();
  const visitors = Array.from({ length: 100 }, () => memory.get("/en"));
  expect(fills).toHaveLength(1);
  await end(0, { page: aPage("one") });
  for (const outcome of await Promise.all(visitors)) expect(outcome).toMatchObject({ page: { etag: "one" } });
});

test("a page of the last seconds is served without asking", async () => {
  const { memory, fills } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(3_900);
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(1);
});

test("an older page is served at once and refreshed in the background, once", async () => {
  const { memory, fills, end } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(2);
  await end(1, { page: aPage("new") });
  expect(memory.peek("/en")?.etag).toBe("new");
});

test("a page past its time is waited for", async () => {
  const { memory, end } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(8_100);
  expect(memory.peek("/en")).toBeNull();
  const outcome = memory.get("/en");
  await vi.advanceTimersByTimeAsync(700);
  await end(1, { page: aPage("new") });
  expect(await outcome).toMatchObject({ page: { etag: "new" } });
});

test("nobody waits a whole second: then the kept page is served", async () => {
  const { memory } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(60_000);
  const outcome = memory.get("/en");
  await vi.advanceTimersByTimeAsync(900);
  expect(await outcome).toMatchObject({ page: { etag: "old" } });
  // Who comes while the same fill still runs does not wait at all.
  expect(await memory.get("/en")).toMatchObject({ page: { etag: "old" } });
});

test("while fills fail the kept page is served, without waiting, and tried again each second", async () => {
  const { memory, fills, end } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(60_000);
  const first = memory.get("/en");
  await end(1, { failed: "broken" });
  expect(await first).toMatchObject({ page: { etag: "old" } });
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(3);
  await end(2, { page: aPage("new") });
  expect(memory.peek("/en")?.etag).toBe("new");
});

test("after a drop the next visitor waits for a new page", async () => {
  const { memory, fills, end } = await memoryWithPage();
  invalidatePages();
  expect(memory.peek("/en")).toBeNull();
  const outcome = memory.get("/en");
  expect(fills).toHaveLength(2);
  await end(1, { page: aPage("new") });
  expect(await outcome).toMatchObject({ page: { etag: "new" } });
});

test("a fill begun before a drop is neither kept nor given to who comes after it", async () => {
  const { memory, fills, end } = memoryWithFills();
  void memory.get("/en");
  invalidatePages();
  const after = memory.get("/en");
  expect(fills).toHaveLength(2);
  await end(0, { page: aPage("before") });
  expect(memory.peek("/en")).toBeNull();
  await end(1, { page: aPage("after") });
  expect(await after).toMatchObject({ page: { etag: "after" } });
  expect(memory.peek("/en")?.etag).toBe("after");
});

test("an answer that is not a page is passed on and not kept", async () => {
  const { memory, end } = memoryWithFills();
  const outcome = memory.get("/en/nowhere");
  await end(0, { other: "not found" });
  expect(await outcome).toEqual({ other: "not found" });
  expect(memory.peek("/en/nowhere")).toBeNull();
});

test("the memory is bounded in pages and in bytes; the oldest go first", async () => {
  const memory = createPageCache<string>({
    now: () => performance.now(),
    fetchPage: async (path) => ({ page: aPage(path, path.startsWith("/big") ? 3_900_000 : 10) }),
  });
  for (let number = 0; number < 501; number += 1) await memory.get(`/${number}`);
  expect(memory.peek("/0")).toBeNull();
  expect(memory.peek("/1")).not.toBeNull();
  for (let number = 0; number < 17; number += 1) await memory.get(`/big/${number}`);
  expect(memory.peek("/big/0")).toBeNull();
  expect(memory.peek("/big/16")).not.toBeNull();
  expect(memory.peek("/500")).toBeNull();
});
