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
  freshForMs: 10_000,
  showsCount: true,
  isLasting: false,
  changes: 0,
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
  await vi.advanceTimersByTimeAsync(4_900);
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(1);
});

test("an older page is served at once and refreshed in the background, once", async () => {
  const { memory, fills, end } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(memory.peek("/en")?.etag).toBe("old");
  expect(fills).toHaveLength(2);
  await end(1, { page: aPage("new") });
  expect(memory.peek("/en")?.etag).toBe("new");
});

test("a page past its time is waited for", async () => {
  const { memory, end } = await memoryWithPage();
  await vi.advanceTimersByTimeAsync(10_100);
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

test("a change of count leaves pages alone that show none", async () => {
  const { memory, fills, end } = memoryWithFills();
  void memory.get("/en/about");
  await end(0, { page: { ...aPage("about"), showsCount: false } });
  invalidatePages();
  expect(memory.peek("/en/about")?.etag).toBe("about");
  expect(fills).toHaveLength(1);
});

/** Reads the page every 5 ms, while a count changes every 25 ms; each fill takes 60 ms. */
async function storm(seconds: number) {
  const all = await memoryWithPage();
  let waited = 0;
  let ended = 1;
  const due: number[] = [];
  for (let ms = 0; ms < seconds * 1000; ms += 5) {
    await vi.advanceTimersByTimeAsync(5);
    if (ms % 25 === 0) invalidatePages();
    if (all.memory.peek("/en") === null) {
      waited += 1;
      void all.memory.get("/en");
    }
    while (due.length < all.fills.length - 1) due.push(ms + 60);
    if (ended < all.fills.length && ms >= (due[ended - 1] ?? 0)) await all.end(ended++, { page: aPage(`${ms}`) });
  }
  return { ...all, waited };
}

test("in a storm of changes a page is filled once a second, and only the readers of the first change wait", async () => {
  const { fills, waited } = await storm(5);
  expect(fills.length - 1).toBeGreaterThanOrEqual(5);
  expect(fills.length - 1).toBeLessThanOrEqual(6);
  expect(waited).toBeLessThanOrEqual(60 / 5 + 1);
});

test("after a storm the last change shows within a second", async () => {
  const { memory, fills, end } = await storm(2);
  await vi.advanceTimersByTimeAsync(1_300);
  expect(memory.peek("/en")).toBeNull();
  const next = memory.get("/en");
  await end(fills.length - 1, { page: aPage("last") });
  expect(await next).toMatchObject({ page: { etag: "last" } });
  expect(memory.peek("/en")?.etag).toBe("last");
});

test("in a storm nobody waits for a slow fill while the kept page is ten seconds old at most", async () => {
  const { memory, fills } = await storm(1);
  // One more change is due a second later; its fill does not end.
  for (let ms = 0; ms < 5_000; ms += 50) {
    await vi.advanceTimersByTimeAsync(50);
    invalidatePages();
    expect(memory.peek("/en"), `after ${ms} ms`).not.toBeNull();
  }
  expect(fills.length).toBeLessThanOrEqual(3);
});

test("a change after a quiet second is due at once again", async () => {
  const { memory, fills, end } = await storm(1);
  await vi.advanceTimersByTimeAsync(3_000);
  const caughtUp = memory.get("/en");
  await end(fills.length - 1, { page: aPage("caught up") });
  await caughtUp;
  await vi.advanceTimersByTimeAsync(1_500);
  expect(memory.peek("/en")?.etag).toBe("caught up");
  invalidatePages();
  expect(memory.peek("/en")).toBeNull();
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
