import type { Page } from "playwright/test";
import { framePath, type Locale, locales, path, translator } from "#lib/i18n/index.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import {
  aSupporter,
  heading,
  issuePath,
  openTools,
  petitions,
  pressConfirm,
  sendForm,
  sign,
  signForm,
} from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { expectRoomForSpacing } from "#tests/support/spacing.ts";
import { expectLargeTargets } from "#tests/support/targets.ts";

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
        await expectUsable(page);
      });

      test("the form that asks whether an address was mistyped", async ({ page }) => {
        await page.goto(issuePath(locale, petition));
        await sendForm(page, locale, { ...aSupporter(), email: "supporter-with-a-long-address@gmial.com" });
        await expect(page.getByRole("region", { name: "supporter-with-a-long-address@gmail.com" })).toBeFocused();
        await expectUsable(page);
      });

      test("all that a supporter meets after signing", async ({ page }) => {
        await afterSigning(page, locale);
      });

      test("the page that asks the owner again, with its errors", async ({ page }) => {
        const supporter = aSupporter();
        await sign(page, locale, petition, supporter);
        await sign(page, locale, petition, { ...supporter, name: "Somebody Else" });
        await page.goto((await mailOf(supporter.email)).link);
        await expectUsable(page);
        await page.getByRole("button", { name: translator(locale)("signature.askedAgain.button") }).click();
        await expect(page.getByRole("alert")).toBeFocused();
        await expectUsable(page);
      });

      test("a petition in a frame, with its errors and its inbox", async ({ page }) => {
        const t = translator(locale);
        await page.goto(framePath(locale, petitions[petition][locale]));
        await expectUsable(page);
        const submit = page.getByRole("button", { name: t("form.submit") });
        await submit.click();
        await expect(page.getByRole("alert")).toBeVisible();
        await expectUsable(page);
        const { name, email, postalCode } = aSupporter();
        await page.getByLabel(t("form.name"), { exact: true }).fill(name);
        await page.getByLabel(t("form.email"), { exact: true }).fill(email);
        await page.getByLabel(t("form.postalCode"), { exact: true }).fill(postalCode);
        await submit.click();
        await expect(heading(page)).toHaveText(t("inbox.title"));
        await expectUsable(page);
      });

      test("news by email, from its form to its end", async ({ page }) => {
        await askForNews(page, locale);
      });

      test("the page that ends all mail to an address", async ({ page }) => {
        const t = translator(locale);
        const supporter = aSupporter();
        await sign(page, locale, petition, supporter);
        await page.goto((await mailOf(supporter.email)).link);
        await page.getByRole("link", { name: t("signature.neverAgain.link") }).click();
        await expect(heading(page)).toContainText(t("signature.neverAgain.title"));
        await expectUsable(page);
      });

      test("an unknown address, and a link that opens nothing", async ({ page }) => {
        await page.goto(`/${locale}/nothing-here`);
        await expectUsable(page);
        await page.goto(`/${locale}/signatures/nothing`);
        await expectUsable(page);
      });
    });
  }
}

/** What holds for every page holds here too. */
async function expectUsable(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectLargeTargets(page, page.url());
  const size = page.viewportSize();
  // It tries widths of its own.
  if (size?.width === 390) {
    await expectRoomForSpacing(page, page.url());
    await page.setViewportSize(size);
  }
  // Opened with all else that can be opened, the menu lies over what is pressed next.
  await page.evaluate(() => document.querySelector(".menu")?.removeAttribute("open"));
}

async function askForNews(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  const { email } = aSupporter();
  await page.goto(path(locale, "news"));
  const form = page.getByRole("region", { name: t("subscribe.title") });
  const ask = form.getByRole("button", { name: t("subscribe.ask") });
  await ask.click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectUsable(page);
  await form.getByLabel(t("form.email"), { exact: true }).fill(email);
  await ask.click();
  await expect(heading(page)).toHaveText(t("inbox.title"));
  await expectUsable(page);
  await page.goto((await mailOf(email)).link);
  await expectUsable(page);
  await page.getByRole("button", { name: t("subscribe.confirm.button") }).click();
  await expect(heading(page)).toHaveText(t("subscribe.coming.title"));
  await expectUsable(page);
  await page.getByRole("button", { name: t("subscribe.coming.stop") }).click();
  await expect(heading(page)).toHaveText(t("subscribe.stopped.title"));
  await expectUsable(page);
}

async function afterSigning(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  const supporter = aSupporter();
  await sign(page, locale, petition, supporter);
  await expectUsable(page);
  await page.goto((await mailOf(supporter.email)).link);
  await expectUsable(page);
  await pressConfirm(page, locale);
  await expectUsable(page);
  await openTools(page, locale);
  await expectUsable(page);
  await page.getByRole("link", { name: t("signature.tools.withdraw.link") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdraw.title"));
  await expectUsable(page);
  await page.getByRole("button", { name: t("signature.withdraw.yes") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdrawn.title"));
  await expectUsable(page);
}
