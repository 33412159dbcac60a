import type { Page } from "playwright/test";
import { type Locale, locales, translator } from "#lib/i18n/index.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import {
  aSupporter,
  heading,
  issuePath,
  openTools,
  pressConfirm,
  sendForm,
  sign,
  signForm,
} from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

const petition = "immigration-detention";

// Contrast is measured on what does not move.
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const width of [390, 1440]) {
  for (const locale of locales) {
    test.describe(`at ${width} pixels, in ${locale}`, () => {
      test.use({ viewport: { width, height: 900 } });

      test("the form with its errors", async ({ page }) => {
        await page.goto(issuePath(locale, petition));
        await signForm(page, locale).submit.click();
        await expect(page.getByRole("alert")).toBeFocused();
        await expectAccessible(page);
      });

      test("the form that asks whether an address was mistyped", async ({ page }) => {
        await page.goto(issuePath(locale, petition));
        await sendForm(page, locale, { ...aSupporter(), email: "supporter-with-a-long-address@gmial.com" });
        await expect(page.getByRole("region", { name: "supporter-with-a-long-address@gmail.com" })).toBeFocused();
        await expectAccessible(page);
      });

      test("all that a supporter meets after signing", async ({ page }) => {
        await afterSigning(page, locale);
      });

      test("the page that asks the owner again, with its errors", async ({ page }) => {
        const supporter = aSupporter();
        await sign(page, locale, petition, supporter);
        await sign(page, locale, petition, { ...supporter, name: "Somebody Else" });
        await page.goto((await mailOf(supporter.email)).link);
        await expectAccessible(page);
        await page.getByRole("button", { name: translator(locale)("signature.askedAgain.button") }).click();
        await expect(page.getByRole("alert")).toBeFocused();
        await expectAccessible(page);
      });

      test("an unknown address, and a link that opens nothing", async ({ page }) => {
        await page.goto(`/${locale}/nothing-here`);
        await expectAccessible(page);
        await page.goto(`/${locale}/signatures/nothing`);
        await expectAccessible(page);
      });
    });
  }
}

async function afterSigning(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  const supporter = aSupporter();
  await sign(page, locale, petition, supporter);
  await expectAccessible(page);
  await page.goto((await mailOf(supporter.email)).link);
  await expectAccessible(page);
  await pressConfirm(page, locale);
  await expectAccessible(page);
  await openTools(page, locale);
  await expectAccessible(page);
  await page.getByRole("link", { name: t("signature.tools.withdraw.link") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdraw.title"));
  await expectAccessible(page);
  await page.getByRole("button", { name: t("signature.withdraw.yes") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdrawn.title"));
  await expectAccessible(page);
}
