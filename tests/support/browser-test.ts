import { randomInt } from "node:crypto";
import { test as base } from "playwright/test";

export { expect } from "playwright/test";

/**
 * The test function of the browser journeys. Each journey has its own network, in the header of a trusted proxy, since
 * signings and presses are counted per network; the test command sets one trusted proxy.
 */
export const test = base.extend({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    const network = [10, randomInt(256), randomInt(256), randomInt(1, 255)].join(".");
    await use({ ...extraHTTPHeaders, "x-forwarded-for": network });
  },
});
