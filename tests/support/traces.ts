import { expect, type Page } from "playwright/test";
import { baseUrl } from "./started-site.ts";

/**
 * Watches a page from now on.
 * @returns an assertion for a page that was just opened: no cookie, no storage, no foreign request, and no browser
 * error, violations of the content policy included
 */
export function watchForTraces(page: Page): (path: string) => Promise<void> {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (failed) => {
    // A drawing that is still loading when the reader leaves is cancelled.
    const why = failed.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") complaints.push(`${failed.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} ${response.status()}`);
  });
  page.on("request", (asked) => {
    if (new URL(asked.url()).origin !== new URL(baseUrl).origin) foreign.push(asked.url());
  });
  return async (path) => {
    expect.soft(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), path).toEqual({});
    expect.soft(await page.evaluate(() => document.cookie), path).toBe("");
    expect.soft(await page.evaluate(countDatabases), path).toBe(0);
    expect.soft(await page.context().cookies(), path).toEqual([]);
    expect.soft({ complaints, foreign }, path).toEqual({ complaints: [], foreign: [] });
  };
}

/** Runs in the page. */
async function countDatabases(): Promise<number> {
  return (await indexedDB.databases()).length + (await caches.keys()).length;
}
