import { locales, path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";

for (const locale of locales) {
  const address = path(locale, "worldRefugeeDay");

  test(`a number in the text leads to its source, past all charts (${locale})`, async ({ page }) => {
    await page.goto(address);
    const number = page.locator("main a[href^='#source-']").first();
    const source = page.locator((await number.getAttribute("href")) ?? "");
    // The first move of a pointer lays out the rest of the page, and a press can miss what moves below it.
    await expect(async () => {
      await number.click({ timeout: 20_000 });
      await expect(source).toBeInViewport({ ratio: 1, timeout: 5_000 });
    }).toPass();
  });

  test(`a link to a place between charts leads to that place (${locale})`, async ({ page }) => {
    await page.goto(address);
    const last = page.locator("main h2[id]:has(~ .data-chart)").last();
    const id = await last.getAttribute("id");
    await page.goto(`/${locale}`);
    await page.goto(`${address}#${id}`);
    const top = () => last.evaluate((heading) => Math.round(heading.getBoundingClientRect().top));
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect.poll(top).toBeLessThan(100);
  });
}
