import { locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { heading, issuePath, signForm } from "#tests/support/journey.ts";

for (const locale of locales) {
  const t = translator(locale);
  const pages = [path(locale, "home"), issuePath(locale, "bill-c-2"), path(locale, "worldRefugeeDay")];

  test.describe("for those who asked for less motion", () => {
    test.use({ contextOptions: { reducedMotion: "reduce" } });

    test(`nothing moves (${locale})`, async ({ page }) => {
      for (const address of [...pages, path(locale, "issues"), `/${locale}/nothing-here`]) {
        await page.goto(address);
        await page.keyboard.press("End");
        expect(await page.evaluate(() => document.getAnimations().length), address).toBe(0);
        const glides = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
        expect(glides, address).toBe("auto");
      }
    });
  });

  test(`what is read does not jump while the page loads, nor much when its fonts come late (${locale})`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      const note = (entries: PerformanceEntryList) => {
        for (const entry of entries) shifts.push((entry as PerformanceEntry & { value: number }).value);
      };
      const observer = new PerformanceObserver((list) => note(list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      const total = () => {
        note(observer.takeRecords());
        return shifts.reduce((sum, shift) => sum + shift, 0);
      };
      Object.assign(window, { total });
    });
    /** What has moved so far, once all that was drawn is on the screen. */
    const moved = () =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        return (window as unknown as { total: () => number }).total();
      });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of pages) {
        const where = `${address} at ${width} pixels`;
        const released = Promise.withResolvers<void>();
        await page.route(/\.woff2$/, async (route) => {
          await released.promise;
          await route.continue();
        });
        await page.goto(address, { waitUntil: "domcontentloaded" });
        expect(await moved(), `${where}, before its fonts`).toBeLessThan(0.01);
        released.resolve();
        await page.waitForLoadState("networkidle");
        await page.evaluate(() => document.fonts.ready);
        // A paragraph may take a line more, which moves what follows by that line; a header or a heading may not.
        expect(await moved(), `${where}, with its fonts`).toBeLessThan(0.15);
        await page.unroute(/\.woff2$/);
      }
    }
  });

  test(`on paper there is the text, and nothing to press (${locale})`, async ({ page }) => {
    await page.goto(issuePath(locale, "bill-c-2"));
    await page.emulateMedia({ media: "print" });
    await expect(heading(page)).toBeVisible();
    await expect(page.getByRole("heading", { name: t("issue.sources") })).toBeVisible();
    const form = signForm(page, locale);
    for (const hidden of [form.name, form.submit, page.getByRole("banner").getByRole("navigation").first()]) {
      await expect(hidden).toBeHidden();
    }
    await expect(page.getByRole("banner").getByText(t("layout.menu"), { exact: true })).toBeHidden();
    await expect(page.getByRole("contentinfo").getByRole("link", { name: t("nav.about") })).toBeHidden();
    for (const answer of await page.locator("main details:not(.toc, .more-ways, form *) > :not(summary, br)").all())
      await expect(answer).toBeVisible();
  });

  test(`on paper every chart is printed with all its figures (${locale})`, async ({ page }) => {
    await page.goto(path(locale, "worldRefugeeDay"));
    await page.emulateMedia({ media: "print" });
    const charts = page.locator("figure:not(.one-in-figure):has([role=img] svg)");
    const tables = page.locator("figure table");
    expect(await charts.count()).toBeGreaterThan(3);
    for (const chart of await charts.all()) await expect(chart.locator("svg:visible")).toHaveCount(1);
    expect(await tables.count()).toBe(await charts.count());
    for (const table of await tables.all()) await expect(table.getByRole("row").last()).toBeVisible();
  });
}
