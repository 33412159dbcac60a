import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, signForm } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

const petition = "immigration-detention";

for (const locale of locales) {
  const t = translator(locale);
  const mistakes = [
    { field: "name", typed: "", message: t("form.errors.name.missing") },
    { field: "email", typed: "supporter@example", message: t("form.errors.email.domain") },
    { field: "postalCode", typed: "D1A 0A1", message: t("form.errors.postalCode.letter") },
  ] as const;

  test(`a mistyped form comes back whole, says what to correct, and is accepted then (${locale})`, async ({ page }) => {
    await page.goto(issuePath(locale, petition));
    const title = await page.title();
    const form = signForm(page, locale);
    for (const { field, typed } of mistakes) await form[field].fill(typed);
    await form.updates.check();
    await form.submit.click();

    const summary = page.getByRole("alert");
    await test.step("the summary has the focus and is seen", async () => {
      await expect(summary).toBeFocused();
      await expect(summary).toBeInViewport();
      await expect(summary.getByRole("heading")).toHaveText(t("form.summary", { count: mistakes.length }));
      await expect(summary.getByRole("link")).toHaveText(mistakes.map(({ message }) => message));
    });

    await test.step("the title names the error first, in the page's language", async () => {
      await expect(page).toHaveTitle(`${locale === "fr" ? "Erreur\u00a0: " : "Error: "}${title}`);
      await expect(page.locator("html")).toHaveAttribute("lang", `${locale}-CA`);
    });

    await test.step("everything typed is still there", async () => {
      for (const { field, typed } of mistakes) await expect(form[field]).toHaveValue(typed);
      await expect(form.updates).toBeChecked();
      await expect(form.country).toHaveValue("CA");
    });

    await test.step("each line leads to its field, which says the same", async () => {
      for (const { field, message } of mistakes) {
        await summary.getByRole("link", { name: message }).click();
        await expect(form[field]).toBeFocused();
        await expect(form[field]).toHaveAttribute("aria-invalid", "true");
        await expect(form[field]).toHaveAccessibleDescription(new RegExp(message.replace(/[.?*+()]/g, "\\$&")));
      }
      await expect(form.country).not.toHaveAttribute("aria-invalid", "true");
    });

    await test.step("corrected, it is accepted", async () => {
      const supporter = aSupporter();
      for (const { field } of mistakes) await form[field].fill(supporter[field]);
      await form.submit.click();
      await expect(heading(page)).toHaveText(t("inbox.title"));
      await mailOf(supporter.email);
    });
  });
}
