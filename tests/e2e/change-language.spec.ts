import { type Locale, languageTag, locales, otherLocale, path, paths, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, petitions, signForm } from "#tests/support/journey.ts";

const slugs = petitions["bill-c-2"];

/** One page of each kind. */
const twins: Record<Locale, string>[] = [
  paths("home"),
  paths("issues"),
  paths("issues", slugs),
  paths("petitions", slugs),
  paths("worldRefugeeDay"),
  paths("rights"),
  paths("related"),
  paths("news"),
  paths("about"),
  paths("privacy"),
  paths("method"),
  paths("accessibility"),
];

for (const locale of locales) {
  const other = otherLocale(locale);

  test(`the switch lands on the same page in the other language (from ${locale})`, async ({ page }) => {
    for (const twin of twins) {
      await page.goto(twin[locale]);
      await page.getByRole("banner").getByRole("link", { name: ownName[other] }).click();
      await expect(page).toHaveURL(twin[other]);
      await expect(page.locator("html")).toHaveAttribute("lang", languageTag[other]);
    }
  });

  test(`changing the language in the middle of the form keeps what was typed (from ${locale})`, async ({
    page,
    javaScriptEnabled,
  }) => {
    const supporter = aSupporter();
    await page.goto(issuePath(locale, "immigration-detention"));
    const before = signForm(page, locale);
    await before.name.fill(supporter.name);
    await before.email.fill(supporter.email);
    await before.country.selectOption("CH");
    await before.updates.check();
    const switchInHeader = page.getByRole("banner").getByRole("link", { name: ownName[other] });
    await (javaScriptEnabled ? switchInHeader : before.otherLanguage).click();

    await expect(page).toHaveURL(issuePath(other, "immigration-detention"));
    const after = signForm(page, other);
    await expect(after.name).toHaveValue(supporter.name);
    await expect(after.email).toHaveValue(supporter.email);
    await expect(after.country).toHaveValue("CH");
    await expect(after.updates).toBeChecked();
    await expect(page.getByRole("alert")).toHaveCount(0);

    await after.submit.click();
    await expect(heading(page)).toHaveText(translator(other)("inbox.title"));
  });
}

for (const [header, locale] of [
  ["fr-CA", "fr"],
  ["fr", "fr"],
  ["en", "en"],
  ["en-GB,en;q=0.9,fr;q=0.8", "en"],
  ["de", "en"],
  ["de,fr;q=0.5,en;q=0.3", "fr"],
  ["en;q=0.3, fr;q=0.9", "fr"],
  ["fr;q=0, en", "en"],
  ["*", "en"],
  ["fr-Latn-CA, en;q=0.5", "fr"],
  ["moh, en-CA;q=0.4, fr;q=0.6", "fr"],
  ["en;q=0, *", "fr"],
  ["no-language-at-all;;;", "en"],
] as const) {
  test(`the bare address leads a browser that prefers "${header}" to /${locale}`, async ({ request }) => {
    const answer = await request.get("/", { headers: { "accept-language": header }, maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe(path(locale, "home"));
    expect(answer.headers().vary).toMatch(/accept-language/i);
  });
}

test("no other address redirects by language", async ({ request }) => {
  for (const address of twins.flatMap((twin) => Object.values(twin))) {
    const answers = await Promise.all(
      ["en", "fr-CA", "de"].map((language) =>
        request.get(address, { headers: { "accept-language": language }, maxRedirects: 0 }),
      ),
    );
    expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    for (const html of others) expect(html === first, `${address} is the same for every browser`).toBe(true);
  }
});

const ownName: Record<Locale, string> = { en: "English", fr: "Français" };
