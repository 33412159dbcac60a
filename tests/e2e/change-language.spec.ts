import { type Locale, languageTag, locales, otherLocale, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, signForm } from "#tests/support/journey.ts";
import { onePageOfEachKind } from "#tests/support/twins.ts";

for (const locale of locales) {
  const other = otherLocale(locale);

  test(`the switch lands on the same page in the other language (from ${locale})`, async ({ page }) => {
    for (const twin of onePageOfEachKind) {
      await page.goto(twin[locale]);
      await page.getByRole("banner").getByRole("link", { name: ownName[other] }).click();
      await expect(page).toHaveURL(twin[other]);
      await expect(page.locator("html")).toHaveAttribute("lang", languageTag[other]);
    }
  });

  test(`changing the language in the middle of the form keeps what was typed (from ${locale})`, async ({
    page,
    javaScriptEnabled,
  }) => {
    const supporter = aSupporter();
    await page.goto(issuePath(locale, "immigration-detention"));
    const before = signForm(page, locale);
    await before.name.fill(supporter.name);
    await before.email.fill(supporter.email);
    await before.country.selectOption("CH");
    await before.updates.check();
    const switchInHeader = page.getByRole("banner").getByRole("link", { name: ownName[other] });
    await (javaScriptEnabled ? switchInHeader : before.otherLanguage).click();

    await expect(page).toHaveURL(issuePath(other, "immigration-detention"));
    const after = signForm(page, other);
    await expect(after.name).toHaveValue(supporter.name);
    await expect(after.email).toHaveValue(supporter.email);
    await expect(after.country).toHaveValue("CH");
    await expect(after.updates).toBeChecked();
    await expect(page.getByRole("alert")).toHaveCount(0);

    await after.submit.click();
    await expect(heading(page)).toHaveText(translator(other)("inbox.title"));
  });
}

const ownName: Record<Locale, string> = { en: "English", fr: "Français" };
