import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "playwright/test";
import { fittingCode, frameCode } from "#components/petition/frame-code.ts";
import { getPetition, listPetitions } from "#lib/content/index.ts";
import { framePath, locales, toolkitPaths, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, petitions, pressConfirm } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { baseUrl } from "#tests/support/started-site.ts";

/** One petition for each journey: they run side by side. */
const petitionFor = { "scripts on": "immigration-detention", "scripts off": "bill-c-2" } as const;

let foreign: Server;
let code = "";
test.beforeEach(async () => {
  foreign = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!DOCTYPE html><title>A union</title><h1>A page of a union</h1>${code}`);
  });
  await new Promise<void>((listening) => foreign.listen(0, "127.0.0.1", listening));
});
test.afterEach(() => void foreign.close());

/** Opens a page of another site that holds this code. */
async function openForeignPage(page: Page, holding: string): Promise<FrameLocator> {
  code = holding;
  await page.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/`);
  return page.frameLocator("iframe");
}

for (const locale of locales) {
  const t = translator(locale);

  test(`a petition is signed on a foreign page and confirmed by mail, without a cookie (${locale})`, async ({ page }, {
    project,
  }) => {
    const key = petitionFor[project.name as keyof typeof petitionFor];
    const petition = await getPetition(locale, key);
    const frame = await openForeignPage(page, frameCode({ siteUrl: baseUrl, locale, petition }));
    const supporter = aSupporter();
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText(petition.title);
    const name = frame.getByLabel(t("form.name"), { exact: true });
    const email = frame.getByLabel(t("form.email"), { exact: true });

    await name.fill(supporter.name);
    await frame.getByRole("button", { name: t("form.submit") }).click();
    await expect(frame.getByRole("alert")).toBeVisible();
    await expect(name).toHaveValue(supporter.name);

    await email.fill(supporter.email);
    await frame.getByLabel(t("form.postalCode"), { exact: true }).fill(supporter.postalCode);
    await frame.getByRole("button", { name: t("form.submit") }).click();
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText(t("inbox.title"));
    await expect(frame.getByText(petition.subject)).toBeVisible();
    expect(await page.context().storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });

    await page.goto((await mailOf(supporter.email)).link);
    await pressConfirm(page, locale);
  });

  test(`in a frame the answers come along to the other language (${locale})`, async ({ page }) => {
    const other = locale === "en" ? "fr" : "en";
    const slug = petitions["mass-deportations"][locale];
    const frame = await openForeignPage(page, `<iframe src="${baseUrl}${framePath(locale, slug)}"></iframe>`);
    await frame.getByLabel(t("form.name"), { exact: true }).fill("Ada");
    await frame.getByRole("button", { name: t("form.otherLanguage") }).click();
    await expect(frame.getByText(translator(other)("form.carried"))).toBeVisible();
    await expect(frame.getByLabel(translator(other)("form.name"), { exact: true })).toHaveValue("Ada");
  });

  test(`whatever leads out of a frame opens outside, and what stays may be framed (${locale})`, async ({ page }) => {
    for (const petition of await listPetitions(locale)) {
      const address = framePath(locale, petition.slug);
      await page.goto(address);
      for (const link of await page.getByRole("link").all()) {
        const href = (await link.getAttribute("href")) ?? "";
        const stays = href.startsWith("#") || href.startsWith("/embed/");
        expect.soft(await link.getAttribute("target"), `${address}: ${href}`).toBe(stays ? null : "_blank");
      }
    }
  });

  test(`the height in the code is enough for every petition, and not far too much (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 300, height: 600 });
    for (const petition of await listPetitions(locale)) {
      await page.goto(framePath(locale, petition.slug));
      const needed = await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
      const told = Number(/ height="(\d+)"/u.exec(frameCode({ siteUrl: baseUrl, locale, petition }))?.[1]);
      expect.soft(told, petition.key).toBeGreaterThanOrEqual(Math.ceil(needed));
      expect.soft(told, petition.key).toBeLessThanOrEqual(needed + 500);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), petition.key).toBe(300);
    }
  });

  test(`a small script of the foreign page fits the height (${locale})`, async ({ page, javaScriptEnabled }) => {
    const petition = await getPetition(locale, "bill-c-2");
    await page.setViewportSize({ width: 700, height: 800 });
    await openForeignPage(page, frameCode({ siteUrl: baseUrl, locale, petition }) + fittingCode(baseUrl));
    const told = Number(/ height="(\d+)"/u.exec(code)?.[1]);
    const height = async () => (await page.locator("iframe").boundingBox())?.height ?? 0;
    if (javaScriptEnabled) await expect.poll(height).toBeLessThan(told - 100);
    else expect(await height()).toBe(told);
  });

  test(`a campaign's toolkit has its pictures, its words and working code (${locale})`, async ({ page, request }) => {
    for (const { slugs, title } of await listPetitions(locale)) {
      await page.goto(toolkitPaths(slugs)[locale]);
      await expect(heading(page)).toHaveText(t("toolkit.title"));
      const counter = page.getByRole("img", { name: t("toolkit.counter.alt", { title }) });
      await counter.scrollIntoViewIfNeeded();
      await expect
        .poll(() => counter.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
        .toEqual([320, 96]);
      const files = await page
        .locator(".kit a[download]")
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      // Three pictures, and the logo in two languages, each in two forms.
      expect(files.length).toBe(7);
      for (const file of files) expect((await request.get(file)).status(), file).toBe(200);
      const codes = await page.locator("code").allTextContents();
      for (const one of codes) expect(one).toContain(baseUrl);
      const src = / src="([^"]+)"/u.exec(codes.find((one) => one.startsWith("<iframe")) ?? "")?.[1] ?? "";
      expect((await request.get(src)).status()).toBe(200);
    }
  });
}
