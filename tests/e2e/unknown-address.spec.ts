import { site } from "#lib/content/index.ts";
import { type Locale, languageTag, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { heading } from "#tests/support/journey.ts";

const unknown: [address: string, browser: string, locale: Locale][] = [
  ["/en/nothing-here", "fr-CA", "en"],
  ["/fr/rien-ici", "en-CA", "fr"],
  ["/en/issues/nothing-here", "fr-CA", "en"],
  ["/fr/enjeux/rien-ici", "en-CA", "fr"],
  ["/fr/actualites/rien-ici", "en-CA", "fr"],
  ["/fr/petitions/rien-ici", "en-CA", "fr"],
  ["/nothing-here", "en-CA", "en"],
  ["/rien-ici", "fr-CA", "fr"],
];

for (const [address, browserLanguage, locale] of unknown) {
  test.describe(`a ${browserLanguage} browser`, () => {
    test.use({ locale: browserLanguage });

    test(`finds help in the right language at ${address}`, async ({ page }) => {
      const t = translator(locale);
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(page).toHaveURL(address);
      await expect(page.locator("html")).toHaveAttribute("lang", languageTag[locale]);
      await expect(page).toHaveTitle(`${t("error.notFound.title")} · ${site.organisation.name[locale]}`);
      await expect(heading(page)).toHaveText(t("error.notFound.title"));

      const ways = [
        [t("error.notFound.campaigns"), path(locale, "issues")],
        [t("error.notFound.home"), path(locale, "home")],
        [t("nav.rights"), path(locale, "rights")],
      ] as const;
      for (const [name, href] of ways) {
        await expect(page.getByRole("main").getByRole("link", { name })).toHaveAttribute("href", href);
      }
      await page
        .getByRole("main")
        .getByRole("link", { name: t("error.notFound.campaigns") })
        .click();
      await expect(heading(page)).toHaveText(t("issues.title"));
    });
  });
}
