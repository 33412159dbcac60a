import { randomInt } from "node:crypto";
import { test as base } from "playwright/test";

export { expect } from "playwright/test";

/**
 * The test of the browser journeys. Each comes from a network of its own, told as a proxy of ours tells it, since
 * signings and presses are counted per network; the test command has the site believe one proxy.
 */
export const test = base.extend({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    const network = [10, randomInt(256), randomInt(256), randomInt(1, 255)].join(".");
    await use({ ...extraHTTPHeaders, "x-forwarded-for": network });
  },
});
