import type { APIRequestContext, APIResponse, Page } from "playwright/test";
import { type Locale, locales, path } from "#lib/i18n/index.ts";
import { baseUrl, given } from "#tests/support/browser.ts";
import { listPages, readEveryPage } from "#tests/support/browser-pages.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, issuePath, petitions, pressConfirm, sign, signForm, takeBack } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

/** Word for word what the security page promises for every answer. */
const promised = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** And for what concerns one person, or is no page of the site. */
const personal = { "cache-control": "no-store", "x-robots-tag": "noindex" };

test("every page, feed and file carries the promised headers, and none that tells or tracks", async ({
  page,
  request,
}) => {
  const listed = (await listPages(request, page)).map((each) => each.path);
  const others = ["/", "/sitemap.xml", "/robots.txt", "/en/feed.xml", "/fr/feed.xml", "/enhance.js", "/healthz"];
  for (const address of [...listed, ...others, "/illustrations/hero.svg", "/api/petitions/bill-c-2"]) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expectPromised(answer);
    const [head, asked] = [await request.head(address, { maxRedirects: 0 }), answer.headers()];
    expect(head.headers()["content-security-policy"], `HEAD ${address}`).toBe(asked["content-security-policy"]);
  }
});

test("what concerns one person is never kept and never indexed", async ({ page, request }) => {
  const petition = petitions["immigration-detention"].en;
  const supporter = aSupporter();
  await sign(page, "en", "immigration-detention", supporter);
  const { link } = await mailOf(supporter.email);
  for (const address of [page.url(), link, "/en/signatures/nothing", "/en/nothing-here", "/nothing-here", "/.env"]) {
    const answer = await request.get(address, { maxRedirects: 0, headers: { accept: "text/html" } });
    expectPromised(answer);
    expect(answer.headers(), address).toMatchObject(personal);
  }
  const form = { multipart: { petition, locale: "en", name: "" } };
  const posted = await request.post(issuePath("en", "immigration-detention"), form);
  expectPromised(posted);
  expect(posted.headers()).toMatchObject(personal);
});

test("a form from elsewhere is refused with the same headers", async ({ request }) => {
  const headers = { origin: "https://elsewhere.example" };
  const answer = await request.post(issuePath("fr", "bill-c-2"), { headers, multipart: { name: "Supporter" } });
  expect(answer.status()).toBe(403);
  expectPromised(answer);
  expect(answer.headers()).toMatchObject(personal);
});

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

test("no page has a style attribute, a style element or a script of its own inside it", async ({ page, request }) => {
  for (const [address, { inlineStyles, inlineScripts, scripts }] of await readEveryPage(request, page)) {
    expect({ inlineStyles, inlineScripts, scripts }, address).toEqual({
      inlineStyles: [],
      inlineScripts: [],
      scripts: ["/enhance.js"],
    });
  }
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
    const embeds = await listEmbeds(request, page, locale);
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
async function listEmbeds(request: APIRequestContext, page: Page, locale: Locale): Promise<string[]> {
  const section = `${path(locale, "statistics")}/`;
  const listed = (await listPages(request, page)).filter((each) => each.path.startsWith(section));
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

function expectPromised(answer: APIResponse): void {
  const headers = answer.headers();
  expect(headers, answer.url()).toMatchObject(promised);
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  for (const absent of ["set-cookie", "x-powered-by"]) expect(headers, answer.url()).not.toHaveProperty(absent);
}
