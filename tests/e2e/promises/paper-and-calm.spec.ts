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

  test(`what is read does not jump while the page loads (${locale})`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of pages) {
        await page.goto(address, { waitUntil: "networkidle" });
        const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
        const total = shifts.reduce((sum, shift) => sum + shift, 0);
        expect(total, `${address} at ${width} pixels`).toBeLessThan(0.01);
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
    for (const answer of await page.locator("main details:not(.toc, .more-ways) > :not(summary, br)").all())
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
