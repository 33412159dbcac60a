import { type Locale, letterPaths, locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { heading, type PetitionKey, petitions } from "#tests/support/journey.ts";

const keys = Object.keys(petitions) as PetitionKey[];
const house: Record<Locale, { search: string; name: string }> = {
  en: { search: "https://www.ourcommons.ca/Members/en/search", name: "House of Commons" },
  fr: { search: "https://www.noscommunes.ca/Members/fr/search", name: "Chambre des communes" },
};

for (const locale of locales) {
  const t = translator(locale);

  test(`from a petition to its letter, and to the House's own search (${locale})`, async ({ page }) => {
    for (const key of keys) {
      await page.goto(path(locale, "petitions", petitions[key][locale]));
      await page.getByRole("link", { name: t("letter.title") }).click();
      await expect(page).toHaveURL(letterPaths(petitions[key])[locale]);
      await expect(heading(page)).toHaveText(t("letter.title"));
      const search = page.getByRole("link", { name: t("letter.find.link") });
      await expect(search).toHaveAttribute("href", house[locale].search);
      // Nothing here can be typed or sent: no postal code and no text comes to the site.
      await expect(page.getByRole("main").locator("form, input, textarea")).toHaveCount(0);
    }
  });

  test(`the letter opens in a mail program without a recipient, as it stands on the page (${locale})`, async ({
    page,
  }) => {
    await page.goto(letterPaths(petitions["bill-c-2"])[locale]);
    const link = page.getByRole("link", { name: t("letter.own.mail") });
    const mail = new URL((await link.getAttribute("href")) ?? "");
    expect(mail.protocol + mail.pathname).toBe("mailto:");
    expect(mail.href.length).toBeLessThanOrEqual(2_000);
    const sheet = page.getByRole("article", { name: t("letter.theLetter") });
    const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/gu, " ").trim();
    const shown = plain(await sheet.innerText());
    expect(shown).toContain(plain(mail.searchParams.get("subject") ?? ""));
    for (const paragraph of (mail.searchParams.get("body") ?? "").split("\r\n\r\n").slice(0, -1))
      expect(shown).toContain(plain(paragraph));
  });

  test(`on paper the letter stands alone, with the House's address and lines to fill in (${locale})`, async ({
    page,
  }) => {
    await page.goto(letterPaths(petitions["bill-c-2"])[locale]);
    await page.emulateMedia({ media: "print" });
    const sheet = page.getByRole("article", { name: t("letter.theLetter") });
    await expect(sheet).toBeVisible();
    await expect(sheet.getByText(house[locale].name)).toBeVisible();
    await expect(sheet.getByText("K1A 0A6")).toBeVisible();
    await expect(sheet.getByText(t("letter.memberName"))).toBeVisible();
    for (const hidden of ["letter.find.title", "letter.limits.title", "letter.lede"] as const)
      await expect(page.getByText(t(hidden), { exact: true })).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("contentinfo")).toBeHidden();
  });

  test(`copying and printing are offered where they work (${locale})`, async ({ page, javaScriptEnabled, context }) => {
    await page.goto(letterPaths(petitions["bill-c-2"])[locale]);
    const copy = page.getByRole("button", { name: t("letter.own.copy") });
    const print = page.getByRole("button", { name: t("letter.send.print") });
    if (!javaScriptEnabled) {
      await expect(copy).toBeHidden();
      await expect(print).toBeHidden();
      return;
    }
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await copy.click();
    await expect(page.getByRole("button", { name: t("letter.own.copied") })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(t("letter.salutation"));
    await expect(print).toBeVisible();
  });
}
