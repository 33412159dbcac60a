import { locales, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, sign } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";

for (const locale of locales) {
  const t = translator(locale);

  test(`a scanner that opens the link in a browser, looks at everything and stays does not confirm (${locale})`, async ({
    page,
    request,
  }) => {
    const supporter = aSupporter();
    await sign(page, locale, "immigration-detention", supporter);
    const { link } = await mailOf(supporter.email);
    const posts: string[] = [];
    page.on("request", (asked) => {
      if (asked.method() === "POST") posts.push(asked.url());
    });

    await test.step("it asks twenty times, with GET and HEAD", async () => {
      for (let time = 0; time < 20; time += 1) {
        expect((await request.get(link)).status()).toBe(200);
        expect((await request.head(link)).status()).toBe(200);
      }
    });

    await test.step("it opens the page, moves, scrolls, tabs through it, and thirty seconds pass", async () => {
      await page.clock.install();
      await page.goto(link);
      await page.getByRole("button", { name: t("signature.confirm.button") }).hover();
      await page.mouse.wheel(0, 2_000);
      for (let tab = 0; tab < 20; tab += 1) await page.keyboard.press("Tab");
      await page.clock.runFor(30_000);
      await page.reload();
      await page.goBack();
      await page.clock.runFor(30_000);
    });

    await test.step("it posts to the link what scanners post", async () => {
      for (const body of [{ form: { confirm: "yes" } }, { data: {} }, { multipart: { token: tokenOf(link), locale } }])
        expect((await request.post(link, body)).status()).toBeLessThan(500);
      expect((await request.fetch(link, { method: "OPTIONS" })).status()).toBe(405);
    });

    expect(posts).toEqual([]);
    expect(await rowBehind(link)).toMatchObject({ status: "pending", confirmed_at: null });

    await test.step("a person presses, and it is confirmed", async () => {
      await page.goto(link);
      await page.getByRole("button", { name: t("signature.confirm.button") }).click();
      await expect(heading(page)).toContainText(t("signature.thanks.title"));
      expect(await rowBehind(link)).toMatchObject({ status: "confirmed" });
    });
  });
}

function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf("/") + 1);
}
