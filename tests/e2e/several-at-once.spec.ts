import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { holdCounts } from "#tests/support/counts.ts";
import { aSupporter, fillForm, heading, issuePath, signForm, takeBack } from "#tests/support/journey.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { aNetworkOfItsOwn } from "#tests/support/own-network.ts";

let release: () => Promise<void>;
test.beforeEach(async () => {
  release = await holdCounts("change");
});
test.afterEach(() => release());

for (const locale of locales) {
  const t = translator(locale);

  test(`a supporter signs several petitions with one form, confirms some, and withdraws one of them (${locale})`, async ({
    page,
  }) => {
    const supporter = aSupporter();
    await page.setExtraHTTPHeaders({ "x-forwarded-for": aNetworkOfItsOwn() });
    await page.goto(issuePath(locale, "bill-c-2"));
    const form = signForm(page, locale);
    const box = (key: string) => page.locator(`input[name="also"][value="${key}"]`);

    await test.step("the others are closed at first, and none is ticked", async () => {
      await expect(box("immigration-detention")).toBeHidden();
      await form.panel.locator("summary", { hasText: t("form.also.title") }).click();
      const others = form.panel.getByRole("group", { name: t("form.also.title"), exact: true });
      await expect(others.locator('input[name="also"]')).toHaveCount(4);
      await expect(page.locator('input[name="also"]:checked')).toHaveCount(0);
    });

    await test.step("a form that comes back is open, with its ticks", async () => {
      await box("immigration-detention").check();
      await box("mass-deportations").check();
      await box("safe-third-country-agreement").check();
      await form.submit.click();
      await expect(form.panel.getByText(t("form.errors.name.missing")).first()).toBeVisible();
      await expect(page.locator('input[name="also"]:checked')).toHaveCount(3);
      await expect(box("mass-deportations")).toBeVisible();
    });

    await fillForm(page, locale, supporter);
    await form.updates.check();
    await form.submit.click();
    await expect(heading(page)).toHaveText(t("inbox.title"));
    const { text } = await mailOf(supporter.email);
    const link = /https?:\/\/\S+\/signatures\/\S+/.exec(text)?.[0] ?? "";
    expect(text).not.toMatch(/C-12|deport|expuls|detention|détention/iu);

    await test.step("each stands with its box, and pressing with none ticked says so", async () => {
      await page.goto(link);
      await expect(heading(page)).toHaveText(t("signature.together.title"));
      await expect(page.locator('input[name="sign"]:checked')).toHaveCount(4);
      for (const each of await page.locator('input[name="sign"]').all()) await each.uncheck();
      await page.getByRole("button", { name: t("signature.together.button") }).click();
      await expect(page.getByRole("alert")).toHaveText(t("signature.together.none"));
    });

    await test.step("the plain link of the first shows all of them, with the box about news empty", async () => {
      await page.goto(link.slice(0, link.lastIndexOf("/")));
      await expect(heading(page)).toHaveText(t("signature.together.title"));
      await expect(page.locator('input[name="sign"]:checked')).toHaveCount(4);
      const main = page.getByRole("main");
      await expect(main.getByLabel(t("signature.together.updates"))).not.toBeChecked();
      await expect(main.getByLabel(t("form.updates"))).toHaveCount(0);
    });

    await test.step("a value that is no petition of this form is none, and takes nothing back", async () => {
      for (const each of await page.locator('input[name="sign"]').all())
        await each.evaluate((box: HTMLInputElement) => {
          box.value = "no-such-petition";
        });
      await page.getByRole("button", { name: t("signature.together.button") }).click();
      await expect(page.getByRole("alert")).toHaveText(t("signature.together.none"));
      await page.goto(link);
      await expect(page.locator('input[name="sign"]:checked')).toHaveCount(4);
      for (const each of await page.locator('input[name="sign"]').all()) await each.uncheck();
    });

    await test.step("pressing confirms those that are ticked, and erases the rest", async () => {
      for (const key of ["bill-c-2", "immigration-detention", "mass-deportations"])
        await page.locator(`input[name="sign"][value="${key}"]`).check();
      await page.getByRole("button", { name: t("signature.together.button") }).click();
      await expect(heading(page)).toContainText(t("signature.together.count", { count: 3 }));
      const main = page.getByRole("main");
      await expect(main.getByText(t("signature.together.states.confirmed"))).toHaveCount(3);
      await expect(main.getByText(t("signature.together.states.withdrawn"))).toHaveCount(1);
    });

    await test.step("one of three is withdrawn from its own page, and the others stay", async () => {
      const confirmed = { hasText: t("signature.together.states.confirmed") };
      await page.getByRole("main").getByRole("listitem").filter(confirmed).first().getByRole("link").click();
      await takeBack(page, locale);
      await page.goto(link);
      await expect(heading(page)).toContainText(t("signature.together.count", { count: 2 }));
    });

    await test.step("all mail can still be ended, though the first of them holds no address any more", async () => {
      await page
        .getByRole("main")
        .getByRole("link", { name: t("signature.neverAgain.link") })
        .click();
      await expect(heading(page)).toHaveText(t("signature.neverAgain.title"));
    });
  });
}
