import type { APIRequestContext } from "playwright/test";
import { type Locale, locales, path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, issuePath, pressConfirm, sign, signForm, takeBack } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { personal, promised } from "#tests/support/promised-headers.ts";
import { listPages } from "#tests/support/site-pages.ts";
import { baseUrl, given } from "#tests/support/started-site.ts";

test("a form that comes back in the browser is personal too: only that browser may keep it, for Back", async ({
  page,
}) => {
  await page.goto(issuePath("fr", "immigration-detention"));
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await signForm(page, "fr").submit.click();
  const headers = await (await answered).allHeaders();
  expect(headers).toMatchObject({ ...promised, ...personal, "cache-control": "private, no-cache" });
  expect(headers).not.toHaveProperty("set-cookie");
});

for (const locale of locales) {
  test(`signing, mistakes, links and charts for other sites leave no cookie, no storage, no foreign request (${locale})`, async ({
    page,
    request,
  }) => {
    const foreign: string[] = [];
    page.on("request", (asked) => {
      if (new URL(asked.url()).origin !== new URL(baseUrl).origin) foreign.push(asked.url());
    });
    const nothing = async () => {
      expect(await page.context().storageState({ indexedDB: true }), page.url()).toEqual({ cookies: [], origins: [] });
      expect(await page.evaluate(() => ({ ...sessionStorage })), page.url()).toEqual({});
    };
    await page.goto(issuePath(locale, "immigration-detention"));
    await signForm(page, locale).submit.click();
    await expect(page.getByRole("alert")).toBeVisible();
    await nothing();
    const supporter = aSupporter();
    await sign(page, locale, "immigration-detention", supporter);
    await nothing();
    await page.goto((await mailOf(supporter.email)).link);
    await nothing();
    for (const step of [pressConfirm, takeBack]) {
      await step(page, locale);
      await nothing();
    }
    const refused = ["signatures/nothing", "signatures/updates/nothing", "nothing-here"];
    const embeds = await listEmbeds(request, locale);
    for (const address of [...refused.map((each) => `/${locale}/${each}`), ...embeds]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(/nothing(?:-here)?$/.test(address) ? 404 : 200);
      await nothing();
    }
    expect(foreign).toEqual([]);
  });

  for (const [name, address] of firstPages(locale)) {
    test(`a first visit to ${name} costs at most 180 kB, 90 of them fonts and 4 of them scripts (${locale})`, async ({
      page,
    }) => {
      const sizes: { type: string; bytes: number }[] = [];
      page.on("requestfinished", async (asked) => {
        const { responseBodySize, responseHeadersSize } = await asked.sizes();
        sizes.push({ type: asked.resourceType(), bytes: responseBodySize + responseHeadersSize });
      });
      await page.goto(address, { waitUntil: "networkidle" });
      await page.evaluate(() => document.fonts.ready);
      const sum = (type?: string) =>
        sizes.filter((each) => !type || each.type === type).reduce((total, { bytes }) => total + bytes, 0);
      expect(sum("document")).toBeGreaterThan(1_000);
      expect(sum("font")).toBeGreaterThan(1_000);
      expect(sum("script")).toBeLessThanOrEqual(4_096);
      expect(sum("font")).toBeLessThanOrEqual(90 * 1024);
      expect(sum()).toBeLessThanOrEqual(180 * 1024);
    });
  }
}

test("the outbox opens to its key only, and leaves nothing either", async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: {} });
  const page = await context.newPage();
  expect((await page.goto("/outbox"))?.status()).toBe(404);
  expect((await page.goto(`/outbox?key=${given("OUTBOX_KEY")}`))?.status()).toBe(200);
  expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  await context.close();
});

/** Every chart that other sites may show, by the statistics pages they stand on. */
async function listEmbeds(request: APIRequestContext, locale: Locale): Promise<string[]> {
  const section = `${path(locale, "statistics")}/`;
  const listed = (await listPages(request)).filter((each) => each.path.startsWith(section));
  expect(listed.length).toBeGreaterThanOrEqual(8);
  return listed.map((each) => `/embed/${locale}/${each.path.slice(section.length)}`);
}

function firstPages(locale: Locale): [string, string][] {
  return [
    ["the home page", path(locale, "home")],
    ["an issue page", issuePath(locale, "bill-c-2")],
    ["World Refugee Day", path(locale, "worldRefugeeDay")],
  ];
}
