import { locales, path, translator } from "#lib/i18n/index.ts";
import { questions } from "#tests/fixtures/search-questions.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { heading } from "#tests/support/journey.ts";

for (const locale of locales) {
  test(`questions of readers in ${locale} have their page among the first three results`, async ({ page }) => {
    expect(questions[locale].length).toBeGreaterThanOrEqual(30);
    await page.goto(path(locale, "search"));
    const missed: string[] = [];
    for (const [query, wanted] of questions[locale]) {
      const answer = await page.request.get(`${path(locale, "search")}?${new URLSearchParams({ q: query })}`);
      expect(answer.status()).toBe(200);
      const found = hrefs(await answer.text()).slice(0, 3);
      if (!found.some((href) => href.split("#")[0] === wanted)) missed.push(`${query}: ${found.join(" ")}`);
    }
    expect(missed).toEqual([]);
  });

  test(`a search in ${locale}, from any page to the passage`, async ({ page }) => {
    const t = translator(locale);
    await page.goto(path(locale, "rights"));
    await page
      .getByRole("banner")
      .getByRole("link", { name: t("search.link") })
      .click();
    await page
      .getByRole("main")
      .getByRole("combobox", { name: t("search.label") })
      .fill("detention");
    await page
      .getByRole("main")
      .getByRole("button", { name: t("search.button") })
      .click();
    await expect(page.getByRole("main").getByRole("combobox", { name: t("search.label") })).toHaveValue("detention");
    const results = page.locator("[data-results]");
    await expect(results.getByRole("heading", { level: 2 })).toContainText("detention");
    await expect(results.locator("mark").first()).toHaveText(/d[ée]tention/i);
    await expect(page).toHaveTitle(/\d+ .*detention/);
    await results.getByRole("link", { name: t("search.kinds.news") }).click();
    const shown = await results.getByRole("heading", { level: 2 }).textContent();
    await expect(page).toHaveTitle(new RegExp(`^${t("search.kinds.news")}.*\\d`));
    expect((await page.title()).startsWith(shown ?? "nothing")).toBe(true);
    for (const kind of await results.locator(".kind").allTextContents()) expect(kind).toBe(t("search.kind.news"));
    await results.locator("h3 a").first().click();
    await expect(page).toHaveURL(new RegExp(path(locale, "news")));
    await expect(heading(page)).toBeVisible();
  });
}

test("the language link takes the query along", async ({ page }) => {
  await page.goto(`${path("en", "search")}?q=refugees+%26+%22rights%22`);
  await page.getByRole("banner").getByRole("link", { name: "Français" }).click();
  await expect(page).toHaveURL(`${path("fr", "search")}?q=refugees+%26+%22rights%22`);
  await expect(page.getByRole("main").getByRole("combobox")).toHaveValue('refugees & "rights"');
});

test("a query is written as text, kept by nobody, and cut", async ({ page }) => {
  const answer = await page.goto(
    `${path("en", "search")}?q=${encodeURIComponent('"><script>alert(1)</script>$&'.padEnd(5_000, "x"))}`,
  );
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  const html = (await answer?.text()) ?? "";
  expect(html).not.toContain("<script>alert");
  expect(html.length).toBeLessThan(60_000);
});

test("an address that does not exist is searched for its words", async ({ page }) => {
  const answer = await page.goto("/en/campaigns/detention-in-canada");
  expect(answer?.status()).toBe(404);
  const main = page.getByRole("main");
  await expect(main.getByRole("searchbox")).toHaveValue("campaigns detention in canada");
  await expect(main.locator(".hits > li")).toHaveCount(3);
  await expect(main.locator(".hits").getByRole("link").first()).toHaveAttribute("href", /detention/);
});

const meant: [address: string, status: number, page: string][] = [
  ["/fr/issues/bill-c-2", 307, "/fr/enjeux/projet-de-loi-c-2"],
  ["/fr/petitions/bill-c-2", 307, "/fr/petitions/projet-de-loi-c-2"],
  ["/fr/news/bill-c-12-becomes-law", 307, "/fr/actualites/le-projet-de-loi-c-12-devient-loi"],
  ["/fr/statistics/global-displacement", 307, "/fr/statistiques/deplacement-mondial"],
  ["/en/enjeux/projet-de-loi-c-2", 307, "/en/issues/bill-c-2"],
  ["/en/droits?from=mail", 307, "/en/rights?from=mail"],
  ["/EN", 308, "/en"],
  ["/en/petitions/Bill-C-2", 308, "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2.", 308, "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2)", 308, "/en/petitions/bill-c-2"],
];

for (const [address, status, wanted] of meant) {
  test(`${address} leads to ${wanted}`, async ({ page }) => {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([status, wanted]);
    expect((await page.request.get(wanted)).status()).toBe(200);
  });
}

test("no redirect leads to a page that does not exist", async ({ page }) => {
  for (const address of ["/fr/issues/nothing", "/fr/statistics/nothing", "/en/nothing/", "/en/Nothing."]) {
    expect((await page.request.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
  }
});

function hrefs(html: string): string[] {
  return [...html.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href = ""]) => href);
}
