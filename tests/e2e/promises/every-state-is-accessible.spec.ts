import type { Page } from "playwright/test";
import { type Locale, locales, translator } from "#lib/i18n/index.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, sendForm, sign, signForm } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";

const petition = "immigration-detention";

// Contrast is measured on what stands still.
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
  await page.getByRole("button", { name: t("signature.confirm.button") }).click();
  await expect(heading(page)).toContainText(t("signature.thanks.title"));
  await expectAccessible(page);
  await page.getByRole("button", { name: t("signature.withdraw") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdrawn.title"));
  await expectAccessible(page);
}
