import { type APIRequestContext, request as requests } from "playwright";
import { test as base } from "vitest";
import { asksOnceFree } from "./once-free.ts";
import { aNetworkOfItsOwn } from "./own-network.ts";
import { baseUrl } from "./started-site.ts";

export { expect } from "vitest";

/** The test function for what needs no browser: plain HTTP to the site that the journeys visit, from its own network. */
export const test = base.extend<{ request: APIRequestContext }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures that this one needs from here
  request: async ({}, use) => {
    const extraHTTPHeaders = { "x-forwarded-for": aNetworkOfItsOwn() };
    const context = await requests.newContext({ baseURL: baseUrl, extraHTTPHeaders });
    await use(asksOnceFree(context));
    await context.dispose();
  },
});
