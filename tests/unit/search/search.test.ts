import { expect, test } from "vitest";
import { buildIndex, type SitePage } from "#lib/search/build-index.ts";
import { openIndex, QUERY_LENGTH_MAX } from "#lib/search/search.ts";

function aPage(locale: "en" | "fr", path: string, main: string, head = ""): SitePage {
  const other = locale === "en" ? "fr" : "en";
  const html = `<!DOCTYPE html><html lang="${locale}"><head><link rel="canonical" href="https://refuge.example${path}"/>
    <link rel="alternate" hreflang="${locale}-CA" href="https://refuge.example${path}"/>
    <link rel="alternate" hreflang="${other}-CA" href="https://refuge.example/${other}/x${path.length}"/>
    <link rel="alternate" hreflang="x-default" href="https://refuge.example/en"/>${head}</head>
    <body><main>${main}</main><footer><p>Detention everywhere</p></footer></body></html>`;
  return { locale, html };
}

async function* each(pages: SitePage[]): AsyncGenerator<SitePage> {
  yield* pages;
}

async function aSearch(...pages: SitePage[]) {
  const stored = await buildIndex(each(pages));
  const search = await openIndex(stored);
  const find = (locale: "en" | "fr", query: string) => search(locale, query, { most: 10 });
  const hrefs = (locale: "en" | "fr", query: string) => find(locale, query).hits.map(({ href }) => href);
  return { stored, search, find, hrefs };
}

const detention = aPage(
  "fr",
  "/fr/enjeux/detention",
  `<p class="kicker">Détention liée à l’immigration</p><h1>Ni peine, ni date de fin</h1><p>On peut vous enfermer.</p>
   <h2 id="droit">Ce que dit le droit</h2><p>Des personnes réfugiées attendent<a class="fn">1</a>. Le projet de loi <span class="nowrap">C‑2</span> compte 123,2&#160;millions de mots, dont 10&#8239;000 nouveaux.</p>
   <details data-passage="question"><summary><span data-passage-title="">Peut-on détenir un enfant?</span></summary><div id="enfant">Oui, hélas.</div></details>
   <section class="sources"><h2>Sources</h2><p>Journal introuvable</p></section>`,
);
const figures = aPage(
  "en",
  "/en/statistics",
  `<h1>Figures</h1><ul><li id="figure-a" data-passage="figure"><b>8,825</b><span data-passage-title="">people held</span></li>
   <li id="figure-b" data-passage="figure"><b>67</b><span data-passage-title="">one person lit</span></li></ul><p lang="fr">réfugiées</p>`,
);

test.each([
  ["detention", "without its accents"],
  ["DÉTENTION", "in capitals"],
  ["détentions", "in the plural"],
  ["detenton", "with a slip"],
  ["de\u0301tention", "with decomposed accents"],
])("%s finds détention: %s", async (query) => {
  const { hrefs } = await aSearch(detention);
  expect(hrefs("fr", query)).toEqual(["/fr/enjeux/detention"]);
});

test.each([
  ["refugie", "/fr/enjeux/detention#droit"],
  ["c2", "/fr/enjeux/detention#droit"],
  ["C-2", "/fr/enjeux/detention#droit"],
  ["c 2", "/fr/enjeux/detention#droit"],
  ["123,2", "/fr/enjeux/detention#droit"],
  ["10 000", "/fr/enjeux/detention#droit"],
  ["détenir un enfant", "/fr/enjeux/detention#enfant"],
])("%s leads to its passage", async (query, href) => {
  const { hrefs } = await aSearch(detention);
  expect(hrefs("fr", query)[0]).toBe(href);
});

test("what stands on every page, in another language or in a list of sources is not found", async () => {
  const { hrefs, find } = await aSearch(detention, figures);
  expect(hrefs("en", "detention")).toEqual([]);
  expect(hrefs("en", "refugiees")).toEqual([]);
  expect(find("en", "detention").inOther).toBe(1);
  expect(hrefs("fr", "introuvable")).toEqual([]);
});

test("each figure is a result of its own, counted as a figure", async () => {
  const { find } = await aSearch(figures);
  const { hits, counts, total } = find("en", "people held");
  expect(hits.map(({ href, title }) => [href, title])).toEqual([
    [
      "/en/statistics#figure-a",
      [
        { text: "people", found: true },
        { text: " ", found: false },
        { text: "held", found: true },
      ],
    ],
  ]);
  expect(counts.figure).toBe(1);
  expect(total).toBe(1);
});

test("a page that search engines may not list, or without an address, is not in the index", async () => {
  const hidden = aPage(
    "en",
    "/en/hidden",
    "<h1>Hidden words</h1><p>Hidden</p>",
    '<meta name="robots" content="noindex"/>',
  );
  const { stored, hrefs } = await aSearch(hidden, { locale: "en", html: "<main><h1>Hidden</h1></main>" });
  expect(hrefs("en", "hidden")).toEqual([]);
  expect(stored.pages).toEqual([]);
});

test("of several words, pages with all of them come alone", async () => {
  const { hrefs } = await aSearch(
    aPage("en", "/en/news/a", "<h1>Workers</h1><p>closed permits</p>"),
    aPage("en", "/en/news/b", "<h1>Workers</h1><p>farms</p>"),
  );
  expect(hrefs("en", "worker permit")).toEqual(["/en/news/a"]);
  expect(hrefs("en", "worker")).toHaveLength(2);
});

test("nothing is found for nothing, for words that say nothing, or beyond what is read of a query", async () => {
  const { find, hrefs } = await aSearch(detention);
  for (const query of ["", "  ", "le la les", "« ! »", "\u0000"]) expect(find("fr", query).total).toBe(0);
  expect(hrefs("fr", `${"x".repeat(QUERY_LENGTH_MAX)} détention`)).toEqual([]);
});

test("an excerpt shows the words that were found, within the text around them", async () => {
  const long = "Before this there are many other sentences. ".repeat(20);
  const { find } = await aSearch(aPage("en", "/en/news/a", `<h1>A page</h1><p>${long}A needle here. ${long}</p>`));
  const excerpt = find("en", "needles").hits[0]?.excerpt ?? [];
  expect(excerpt.filter(({ found }) => found)).toEqual([{ text: "needle", found: true }]);
  const whole = excerpt.map(({ text }) => text).join("");
  expect(whole.length).toBeLessThan(230);
  expect(whole).toMatch(/^… \w.*A needle here\..*\w …$/);
});
