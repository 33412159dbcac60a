import { locales } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { listPages, pathOf } from "#tests/support/site-pages.ts";

/** What a browser's parser accepts as XML; everything else about these files is asked by plain HTTP. */

test("the sitemap is XML, with every address that the tests read in it", async ({ page, request }) => {
  const xml = await (await request.get("/sitemap.xml")).text();
  const { problem, urls } = await page.evaluate(readSitemap, xml);
  expect(problem).toBe("");
  expect(urls.map(({ loc }) => loc)).toEqual((await listPages(request)).map(({ url }) => url));
  for (const { loc, twins } of urls) expect(twins, loc).toBeGreaterThanOrEqual(2);
});

for (const locale of locales) {
  test(`the feed is Atom, with at least eight dated entries that lead to pages (${locale})`, async ({
    page,
    request,
  }) => {
    const answer = await request.get(`/${locale}/feed.xml`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain("application/atom+xml");
    const feed = await page.evaluate(readFeed, await answer.text());
    expect(feed).toMatchObject({ problem: "", root: "feed", namespace: "http://www.w3.org/2005/Atom" });
    expect(feed.entries.length).toBeGreaterThanOrEqual(8);
    expect(new Set(feed.entries.map(({ id }) => id)).size).toBe(feed.entries.length);
    for (const { title, updated, link } of feed.entries) {
      expect(title).toMatch(/\S/);
      expect(Date.parse(updated)).not.toBeNaN();
      expect((await request.get(pathOf(link), { maxRedirects: 0 })).status(), link).toBe(200);
    }
  });
}

/** Runs in the page. */
function readSitemap(xml: string) {
  const sitemap = new DOMParser().parseFromString(xml, "application/xml");
  return {
    problem: sitemap.querySelector("parsererror")?.textContent ?? "",
    urls: [...sitemap.querySelectorAll("url")].map((entry) => ({
      loc: entry.querySelector("loc")?.textContent ?? "",
      twins: entry.getElementsByTagName("xhtml:link").length,
    })),
  };
}

/** Runs in the page. */
function readFeed(xml: string) {
  const { documentElement: feed } = new DOMParser().parseFromString(xml, "application/xml");
  const text = (element: Element, name: string) => element.querySelector(name)?.textContent ?? "";
  return {
    problem: feed.querySelector("parsererror")?.textContent ?? "",
    root: feed.localName,
    namespace: feed.namespaceURI,
    entries: [...feed.querySelectorAll("entry")].map((entry) => ({
      id: text(entry, "id"),
      title: text(entry, "title"),
      updated: text(entry, "updated"),
      link: entry.querySelector("link")?.getAttribute("href") ?? "",
    })),
  };
}
