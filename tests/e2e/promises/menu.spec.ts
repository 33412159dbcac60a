import { locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";

test.use({ viewport: { width: 390, height: 844 } });

for (const locale of locales) {
  test(`Escape closes the phone's menu and gives the keyboard back to its button (${locale})`, async ({ page }) => {
    const t = translator(locale);
    await page.goto(path(locale, "about"));
    const menu = page.getByRole("banner").getByText(t("layout.menu"), { exact: true });
    const rights = page
      .getByRole("navigation", { name: t("layout.menu") })
      .getByRole("link", { name: t("nav.rights") });
    await menu.focus();
    await page.keyboard.press("Enter");
    await rights.focus();
    await page.keyboard.press("Escape");
    await expect(rights).toBeHidden();
    await expect(menu).toBeFocused();
    // With the menu closed the key does nothing: the focus stays where it is.
    const language = page.getByRole("banner").getByRole("link", { name: t("layout.otherLanguage") });
    await language.focus();
    await page.keyboard.press("Escape");
    await expect(language).toBeFocused();
  });
}
