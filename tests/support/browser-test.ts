import { test as base } from "playwright/test";
import { aNetworkOfItsOwn } from "./own-network.ts";

export { expect } from "playwright/test";

/** The test function of the browser journeys: each journey comes from its own network. */
export const test = base.extend({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({ ...extraHTTPHeaders, "x-forwarded-for": aNetworkOfItsOwn() });
  },
});
