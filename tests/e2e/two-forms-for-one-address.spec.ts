import type { Page } from "playwright/test";
import { type Locale, locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, pressConfirm, sign } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf, mailTo } from "#tests/support/mailbox.ts";

const petition = "immigration-detention";

for (const locale of locales) {
  const t = translator(locale);

  test(`the owner of the mailbox decides what an address signs (${locale})`, async ({ page }) => {
    const owner = aSupporter();
    const stranger = { ...owner, name: "Chosen By A Stranger" };
    await sign(page, locale, petition, stranger, "RU");
    const { link } = await mailOf(owner.email);
    const openedEarlier = await page.context().newPage();
    await openedEarlier.goto(link);
    await expect(heading(openedEarlier)).toHaveText(t("signature.confirm.title"));
    await sign(page, locale, petition, owner);

    await test.step("a press in a page opened before the second form confirms nothing and asks", async () => {
      await openedEarlier.getByRole("button", { name: t("signature.confirm.button") }).click();
      await expectAsked(openedEarlier, locale);
      expect(await rowBehind(link)).toMatchObject({ status: "pending", confirmed_at: null });
    });

    await page.goto(link);
    await expectAsked(page, locale);
    const form = fieldsOf(page, locale);

    await test.step("nothing of either form is shown", async () => {
      const shown = await page.content();
      for (const personal of [owner.name, owner.email, stranger.name]) expect(shown).not.toContain(personal);
      await expect(form.name).toHaveValue("");
      await expect(form.postalCode).toHaveValue("");
      await expect(form.country).toHaveValue("CA");
      await expect(form.updates).not.toBeChecked();
    });

    await test.step("a mistake comes back with what was typed, and confirms nothing", async () => {
      await form.name.fill("=1+1");
      await form.postalCode.fill("D1A 0A1");
      await form.updates.check();
      await form.submit.click();
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(page).toHaveTitle(
        new RegExp(`^${t("form.titlePrefix", { title: t("signature.askedAgain.title").replace(/\.$/, "") })}`),
      );
      await expect(form.name).toHaveAccessibleDescription(new RegExp(t("form.errors.name.leading")));
      await expect(form.name).toHaveValue("=1+1");
      await expect(form.postalCode).toHaveValue("D1A 0A1");
      await expect(form.updates).toBeChecked();
      expect(await rowBehind(link)).toMatchObject({ status: "pending" });
    });

    await test.step("what is typed is confirmed, with the language of the page", async () => {
      await form.name.fill("Ọlá O’Brien");
      await form.postalCode.fill("h2x1y4");
      await form.submit.click();
      await expect(heading(page)).toContainText(t("signature.thanks.title"));
      expect(await rowBehind(link)).toMatchObject({ status: "confirmed", locale, country: "CA", province: "QC" });
    });

    await test.step("later forms and presses change nothing", async () => {
      await sign(page, locale, petition, stranger, "RU");
      await openedEarlier.goto(link);
      await expect(heading(openedEarlier)).toContainText(t("signature.thanks.title"));
      expect(await rowBehind(link)).toMatchObject({ status: "confirmed", country: "CA", province: "QC" });
      expect(await mailTo(owner.email)).toHaveLength(1);
    });
  });

  test(`the choice about news is the one made beside the button that confirms (${locale})`, async ({ page }) => {
    const updates = page.getByRole("main").getByLabel(t("form.updates"));
    for (const wished of [true, false]) {
      const supporter = aSupporter();
      await sign(page, locale, petition, supporter, undefined, wished);
      const { link } = await mailOf(supporter.email);
      expect(await rowBehind(link)).toMatchObject({ updates_consent_at: null });
      await page.goto(link);
      await expect(updates).toBeChecked({ checked: wished });
      await updates.setChecked(!wished);
      await pressConfirm(page, locale);
      const row = await rowBehind(link);
      expect(row?.updates_consent_at).toEqual(wished ? null : row?.confirmed_at);
    }
  });
}

async function expectAsked(page: Page, locale: Locale): Promise<void> {
  await expect(heading(page)).toHaveText(translator(locale)("signature.askedAgain.title"));
}

function fieldsOf(page: Page, locale: Locale) {
  const t = translator(locale);
  const main = page.getByRole("main");
  return {
    name: main.getByLabel(t("form.name"), { exact: true }),
    postalCode: main.getByLabel(t("form.postalCode"), { exact: true }),
    country: main.getByLabel(t("form.country"), { exact: true }),
    updates: main.getByLabel(t("form.updates")),
    submit: main.getByRole("button", { name: t("signature.askedAgain.button") }),
  };
}
