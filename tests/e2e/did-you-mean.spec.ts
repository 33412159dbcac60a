import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, sendForm, signForm } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

const petition = "safe-third-country-agreement";

for (const locale of locales) {
  const t = translator(locale);
  const someone = () => {
    const supporter = aSupporter();
    const mailbox = supporter.email.replace("@example.org", "");
    return { supporter: { ...supporter, email: `${mailbox}@gmial.com` }, meant: `${mailbox}@gmail.com` };
  };

  test(`a mistyped address is asked about once, and one press takes the other (${locale})`, async ({ page }) => {
    const { supporter, meant } = someone();
    await page.goto(issuePath(locale, petition));
    const title = await page.title();
    const form = signForm(page, locale);
    await form.updates.check();
    await sendForm(page, locale, supporter);

    const hint = page.getByRole("region", { name: t("form.emailMeant.question", { address: meant }) });
    await expect(hint).toBeFocused();
    await expect(hint).toBeInViewport();
    await test.step("it is no error, and everything typed is still there", async () => {
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expect(page).toHaveTitle(title);
      await expect(form.email).toHaveValue(supporter.email);
      await expect(form.email).not.toHaveAttribute("aria-invalid", "true");
      await expect(form.name).toHaveValue(supporter.name);
      await expect(form.updates).toBeChecked();
      expect(page.url()).not.toContain("gm");
    });
    await hint.getByRole("button", { name: t("form.emailMeant.take", { address: meant }) }).click();
    await expect(heading(page)).toHaveText(t("inbox.title"));
    await mailOf(meant);
  });

  test(`the same address sent again goes through as typed, also by Enter (${locale})`, async ({ page }) => {
    const { supporter, meant } = someone();
    await page.goto(issuePath(locale, petition));
    await sendForm(page, locale, supporter);
    await expect(page.getByRole("region", { name: t("form.emailMeant.question", { address: meant }) })).toBeFocused();
    await signForm(page, locale).email.press("Enter");
    await expect(heading(page)).toHaveText(t("inbox.title"));
    await mailOf(supporter.email);
  });

  test(`the question goes along into the other language, and is not asked again there (${locale})`, async ({
    page,
  }) => {
    const { supporter, meant } = someone();
    const other = locale === "en" ? "fr" : "en";
    await page.goto(issuePath(locale, petition));
    await sendForm(page, locale, supporter);
    await signForm(page, locale).otherLanguage.click();
    const question = translator(other)("form.emailMeant.question", { address: meant });
    await expect(page.getByRole("region", { name: question })).toBeFocused();
    await signForm(page, other).submit.click();
    await expect(heading(page)).toHaveText(translator(other)("inbox.title"));
    await mailOf(supporter.email);
  });
}
