import { locales, otherLocale, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, fillForm, heading, petitions, signForm } from "#tests/support/journey.ts";

for (const locale of locales) {
  const t = translator(locale);
  const petition = path(locale, "petitions", petitions["bill-c-2"][locale]);

  test(`Back after a mistake shows the form with its text, and asks for nothing (${locale})`, async ({ page }) => {
    const supporter = aSupporter();
    await page.goto(petition);
    await fillForm(page, locale, { ...supporter, email: "no address" });
    const form = signForm(page, locale);
    await form.submit.click();
    await expect(page.getByRole("alert")).toContainText(t("form.errors.email.at-sign"));
    await form.email.fill(supporter.email);
    await form.submit.click();
    await expect(heading(page)).toHaveText(t("inbox.title"));

    await page.goBack();
    await expect(page).toHaveURL(petition);
    await expect(form.name).toHaveValue(supporter.name);
    await expect(form.postalCode).toHaveValue(supporter.postalCode);
    // And it can be sent again from there, with another address.
    await form.email.fill(aSupporter().email);
    await form.submit.click();
    await expect(heading(page)).toHaveText(t("inbox.title"));
  });

  test(`Enter in a field signs, and does not change the language (${locale})`, async ({ page }) => {
    await page.goto(petition);
    await fillForm(page, locale, aSupporter());
    await signForm(page, locale).name.press("Enter");
    await expect(heading(page)).toHaveText(t("inbox.title"));
  });

  test(`the language switch of the header takes the answers along, and lands on the form (${locale})`, async ({
    page,
  }) => {
    const other = otherLocale(locale);
    const supporter = aSupporter();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(petition);
    await fillForm(page, locale, supporter);
    await page
      .getByRole("banner")
      .getByRole("link", { name: t("layout.otherLanguage") })
      .click();
    await expect(page).toHaveURL(path(other, "petitions", petitions["bill-c-2"][other]));
    const carried = page.getByText(translator(other)("form.carried"));
    await expect(carried).toBeInViewport();
    await expect(carried).toBeFocused();
    await expect(signForm(page, other).name).toHaveValue(supporter.name);
    await expect(signForm(page, other).email).toHaveValue(supporter.email);
  });

  test(`with nothing typed the switch says nothing of answers (${locale})`, async ({ page }) => {
    const other = otherLocale(locale);
    await page.goto(petition);
    await page
      .getByRole("banner")
      .getByRole("link", { name: t("layout.otherLanguage") })
      .click();
    await expect(page).toHaveURL(path(other, "petitions", petitions["bill-c-2"][other]));
    await expect(signForm(page, other).name).toHaveValue("");
    await expect(page.getByText(translator(other)("form.carried"))).toHaveCount(0);
  });
}
