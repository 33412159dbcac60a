import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, sign } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf, mailTo } from "#tests/support/mailbox.ts";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = translator(locale);

      test(`the receiver of an unwanted mail ends all mail to the address, and no form brings another (${locale})`, async ({
        page,
      }) => {
        const supporter = aSupporter();
        await sign(page, locale, "immigration-detention", supporter);
        const { link } = await mailOf(supporter.email);
        await page.goto(link);
        await page.getByRole("link", { name: t("signature.neverAgain.link") }).click();
        await expect(heading(page)).toContainText(t("signature.neverAgain.title"));
        expect(await page.content()).not.toContain(supporter.email);
        expect(await rowBehind(link)).toMatchObject({ status: "pending" });

        await page.getByRole("button", { name: t("signature.neverAgain.button") }).click();
        await expect(page.getByRole("status").filter({ hasText: t("signature.neverAgain.done") })).toBeFocused();
        await expect.poll(async () => (await rowBehind(link))?.status).toBe("withdrawn");

        await sign(page, locale, "mass-deportations", { ...supporter, email: supporter.email.replace("@", "+again@") });
        const another = aSupporter();
        await sign(page, locale, "mass-deportations", another);
        await mailOf(another.email);
        expect((await mailTo(supporter.email)).length).toBeLessThanOrEqual(1); // the first, until the outbox forgets it
        expect(await mailTo(supporter.email.replace("@", "+again@"))).toHaveLength(0);
      });
    }
  });
