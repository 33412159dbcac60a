import { locales, path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";

/** A phone's screen, in pixels. */
const PHONE = { width: 390, height: 844 };

test.use({ viewport: PHONE });

for (const locale of locales) {
  test(`the foot of a page takes at most half a phone's screen (${locale})`, async ({ page }) => {
    await page.goto(path(locale, "home"));
    await page.evaluate(() => document.fonts.ready);
    // What waits to be laid out has an estimated height until a reader moves.
    await page.mouse.move(1, 1);
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll("body *")).every(
        (at) => getComputedStyle(at).contentVisibility === "visible",
      ),
    );
    const foot = await page.getByRole("contentinfo").boundingBox();
    expect(foot?.height).toBeLessThanOrEqual(PHONE.height / 2);
    expect(foot?.height).toBeGreaterThan(100);
  });
}
