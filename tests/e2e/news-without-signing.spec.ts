import { locales, newsInboxPath, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

for (const locale of locales) {
  const t = translator(locale);

  test(`news is asked for at the foot, confirmed by mail and stopped in one press (${locale})`, async ({ page }) => {
    const { email } = aSupporter();
    await page.goto(path(locale, "home"));
    await page
      .getByRole("contentinfo")
      .getByRole("link", { name: t("subscribe.title") })
      .click();
    await expect(page).toHaveURL(`${path(locale, "news")}#sign`);
    const form = page.getByRole("region", { name: t("subscribe.title") });
    const ask = form.getByRole("button", { name: t("subscribe.ask") });

    await ask.click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(form.getByLabel(t("form.email"), { exact: true })).toHaveAttribute("aria-invalid", "true");

    await form.getByLabel(t("form.email"), { exact: true }).fill(email);
    await form.getByLabel(t("subscribe.of")).selectOption("bill-c-2");
    await ask.click();
    await expect(page).toHaveURL(({ pathname }) => pathname === newsInboxPath(locale));
    await expect(heading(page)).toHaveText(t("inbox.title"));

    const mail = await mailOf(email);
    expect(mail.subject).toBe(t("subscribe.subject"));
    expect(mail.text).not.toContain("C-2");
    await page.goto(mail.link);
    await expect(heading(page)).toHaveText(t("subscribe.confirm.title"));
    await page.getByRole("button", { name: t("subscribe.confirm.button") }).click();
    await expect(heading(page)).toHaveText(t("subscribe.coming.title"));
    await page.getByRole("button", { name: t("subscribe.coming.stop") }).click();
    await expect(heading(page)).toHaveText(t("subscribe.stopped.title"));
  });
}
