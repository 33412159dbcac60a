import { prerender } from "react-dom/static";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import FiguresPage from "#app/[locale]/petitions/[slug]/figures/page.tsx";
import PetitionPage from "#app/[locale]/petitions/[slug]/page.tsx";
import ToolkitPage from "#app/[locale]/petitions/[slug]/toolkit/page.tsx";
import { GET } from "#app/api/petitions/[slug]/route.ts";
import { StatePanel } from "#components/petition/state-panel.tsx";
import { getPetition } from "#lib/content/index.ts";
import { locales, posterPath, sheetPath, translator } from "#lib/i18n/index.ts";
import { plain } from "../../fixtures/petition-states.ts";

const counted = vi.hoisted(() => {
  process.env.INDEX_KEY = Buffer.alloc(32, 7).toString("base64");
  return { now: {} as { confirmed?: number; onPaper?: number } };
});
vi.mock("#lib/petitions/history.ts", () => ({
  listDays: () => Promise.resolve([]),
  listRegions: () => Promise.resolve({ shown: [], others: 0, asOf: null }),
}));
vi.mock("#lib/petitions/tally.ts", () => ({
  countSignatures: () =>
    Promise.resolve({ asOf: new Date().toISOString(), petitions: { "bill-c-2": { confirmed: 0, ...counted.now } } }),
}));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-27T17:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const said = { en: "and 120 on paper", fr: "et 120 sur papier" };

async function htmlOf(page: React.ReactNode | Promise<React.ReactNode>): Promise<string> {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
}

async function dataOf(): Promise<Record<string, unknown>> {
  const response = await GET(new Request("http://localhost"), { params: Promise.resolve({ slug: "bill-c-2" }) });
  return response.json();
}

for (const locale of locales) {
  const pages = async () => {
    const { slug } = await getPetition(locale, "bill-c-2");
    return Promise.all(
      [PetitionPage, FiguresPage].map(async (Page) =>
        plain(await htmlOf(Page({ params: Promise.resolve({ locale, slug }) }))),
      ),
    );
  };

  test(`what is on paper stands apart on the petition's page and its figures, and in no other number (${locale})`, async () => {
    counted.now = { confirmed: 7, onPaper: 120 };
    const [petition = "", figures = ""] = await pages();
    for (const page of [petition, figures]) {
      expect(page.split(said[locale])).toHaveLength(2);
      expect(page).not.toContain("127");
      expect(page).toMatch(locale === "en" ? /\b7 confirmed signatures/u : /\b7 signatures confirmées/u);
    }
    expect(figures).toContain(plain(translator(locale)("paper.how")));
  });

  test(`without paper nothing is said of it (${locale})`, async () => {
    counted.now = { confirmed: 7 };
    for (const page of await pages()) expect(page).not.toMatch(/on paper|sur papier/u);
  });

  test(`a petition that was handed over still says what came on paper (${locale})`, async () => {
    const petition = await getPetition(locale, "bill-c-2");
    const count = { confirmed: 7, onPaper: 120, asOf: new Date() };
    const panel = (
      <StatePanel locale={locale} petition={petition} state="delivered" count={count} successor={null} text={null} />
    );
    expect(plain(await htmlOf(panel))).toContain(said[locale]);
  });

  test(`petition and toolkit lead to the sheet, the toolkit to the posters and to the House's rules (${locale})`, async () => {
    const { slug, slugs } = await getPetition(locale, "bill-c-2");
    const params = () => ({ params: Promise.resolve({ locale, slug }) });
    expect(await htmlOf(PetitionPage(params()))).toContain(`href="${sheetPath(slugs)}"`);
    const toolkit = await htmlOf(ToolkitPage(params()));
    for (const href of [sheetPath(slugs), posterPath("en", slugs), posterPath("fr", slugs)])
      expect(toolkit).toContain(`href="${href}"`);
    expect(toolkit).toContain(
      `href="${locale === "en" ? "/en/house-of-commons-petitions" : "/fr/petitions-a-la-chambre-des-communes"}"`,
    );
  });
}

test("the API gives what is on paper beside the count, and zero where there is none", async () => {
  counted.now = { confirmed: 7, onPaper: 120 };
  expect(await dataOf()).toMatchObject({ confirmed: 7, onPaper: 120 });
  counted.now = { confirmed: 7 };
  expect(await dataOf()).toMatchObject({ confirmed: 7, onPaper: 0 });
});
