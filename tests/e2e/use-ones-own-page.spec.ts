import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, openTools, sign } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

for (const locale of locales) {
  const t = translator(locale);

  test(`a supporter corrects the name, gets the data and stops updates, each with one press (${locale})`, async ({
    page,
  }) => {
    const supporter = aSupporter();
    await sign(page, locale, "immigration-detention", supporter);
    const { link } = await mailOf(supporter.email);
    await page.goto(link);
    await page.getByRole("button", { name: t("signature.confirm.button") }).click();
    await expect(heading(page)).toContainText(t("signature.thanks.title"));
    await openTools(page, locale);
    const name = page.getByRole("main").getByLabel(t("form.name"), { exact: true });

    await test.step("nothing personal is on the page", async () => {
      await expect(name).toHaveValue("");
      for (const personal of Object.values(supporter)) expect(await page.content()).not.toContain(personal);
    });

    await test.step("a name that cannot be one comes back with what to correct", async () => {
      await name.fill("=1+1");
      await page.getByRole("button", { name: t("signature.tools.name.button") }).click();
      await expect(name).toHaveValue("=1+1");
      await expect(name).toHaveAccessibleDescription(new RegExp(t("form.errors.name.leading")));
      await expect(name).toBeFocused();
      await expect(page).toHaveTitle(new RegExp(`^${t("form.errorPrefix")}`));
    });

    const press = async (tool: "name" | "data" | "updates", outcome: string) => {
      await page.goto(link);
      await openTools(page, locale);
      await name.fill("O’Brien-Nguyễn");
      await page.getByRole("button", { name: t(`signature.tools.${tool}.button`) }).click();
      await expect(page.getByRole("status").filter({ hasText: outcome })).toBeFocused();
    };

    await test.step("each press says what came of it", async () => {
      await press("name", t("signature.tools.name.done"));
      await press("updates", t("signature.tools.updates.done"));
      await press("data", t("signature.tools.data.done"));
      await press("data", t("signature.tools.data.already"));
    });

    await test.step("the data comes by mail, as words and as a file", async () => {
      const mail = await mailOf(supporter.email, 2);
      expect(mail.subject).toBe(t("mail.data.subject"));
      expect(mail.text).toContain(supporter.email);
      expect(mail.attachments).toEqual(["my-data.json"]);
    });
  });
}
