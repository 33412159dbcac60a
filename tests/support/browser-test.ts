import { test as base } from "playwright/test";
import { asksOnceFree, onceFree } from "./once-free.ts";
import { aNetworkOfItsOwn } from "./own-network.ts";

export { expect } from "playwright/test";

/** The test function of the browser journeys: each journey comes from its own network, and opens a page once the site is free. */
export const test = base.extend({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({ ...extraHTTPHeaders, "x-forwarded-for": aNetworkOfItsOwn() });
  },
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = (...asked) => onceFree(() => goto(...asked));
    await use(page);
  },
  request: async ({ request }, use) => {
    await use(asksOnceFree(request));
  },
});
