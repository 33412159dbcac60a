import { availableParallelism } from "node:os";
import { defineConfig } from "playwright/test";
import { chromium } from "./support/browser.ts";
import { baseUrl } from "./support/started-site.ts";

const flood = "in-a-flood/**";
const inCi = Boolean(process.env.CI);

/** The journeys run with and without scripts; what a promise says about every page is looked at once, with scripts. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "./.results/browser",
  reporter: [["list"], ["json", { outputFile: ".results/browser.json" }]],
  fullyParallel: true,
  forbidOnly: inCi,
  workers: Math.max(2, availableParallelism()),
  retries: 0,
  // How long something may hang before a journey gives up on it: generous, since a busy machine is no failure.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: baseUrl,
    browserName: "chromium",
    launchOptions: chromium,
    locale: "en-CA",
    timezoneId: "America/Toronto",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "scripts on", use: { javaScriptEnabled: true }, testIgnore: flood },
    { name: "scripts off", use: { javaScriptEnabled: false }, testIgnore: ["promises/**", flood] },
    // Its journeys say themselves whether scripts run. A flood leaves journeys from other networks alone.
    { name: "flood", testMatch: flood },
  ],
});
