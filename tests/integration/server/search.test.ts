import { expect, test } from "vitest";
import type { Found, Search } from "#lib/search/search.ts";
import type { SiteIndex } from "#lib/server/search/index-file.ts";
import { createNearest } from "#lib/server/search/nearest-address.ts";
import { SEARCHES, SUGGESTIONS } from "#lib/server/search/quota.ts";
import { aSite, asPage } from "./site.ts";

const counts = { campaign: 1, petition: 0, figure: 0, news: 0, question: 0, page: 0 };
const piece = (text: string, found = false) => ({ text, found });

/** Finds one campaign for whatever is asked, and remembers what was asked. */
function anIndex(): { index: () => Promise<SiteIndex>; asked: string[] } {
  const asked: string[] = [];
  const search: Search = (locale, query): Found => {
    asked.push(`${locale} ${query}`);
    const hit = { kind: "campaign" as const, href: "/en/issues/a", title: [piece("A & B")], heading: null };
    return { counts, total: 1, hits: [{ ...hit, excerpt: [piece("<b>", true)] }], inOther: 2 };
  };
  const nearest = createNearest([["/en/issues/a", "/fr/enjeux/b"]]);
  return { index: async () => ({ search, nearest }), asked };
}

function aSearchSite() {
  const { index, asked } = anIndex();
  const rendered: string[] = [];
  const exist = new Set(["/en/search", "/fr/recherche", "/en/issues/a", "/fr/enjeux/b"]);
  const site = aSite(
    (request, response) => {
      rendered.push(request.url ?? "");
      asPage(
        response,
        `<!DOCTYPE html><html lang="en"><title>Search</title><a href="/fr/recherche">Français</a>
         <main><input name="q" data-query=""/><div data-results=""></div></main></html>`,
      );
    },
    { siteIndex: index, addresses: (path) => exist.has(path), now: () => 1_000 },
  );
  return { site, asked, rendered };
}

test("results are written into the page as text; the query is kept nowhere and asked of Next never", async () => {
  const { site, asked, rendered } = aSearchSite();
  const { send } = await site;
  const answer = await send(`/en/search?q=${encodeURIComponent('a "$&" <i>')}`);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
  expect(answer.text).toContain('value="a &quot;$&amp;&quot; &lt;i&gt;"');
  expect(answer.text).toContain('<h3><a href="/en/issues/a">A &amp; B</a></h3>');
  expect(answer.text).toContain("<mark>&lt;b&gt;</mark>");
  expect(answer.text).toContain("/fr/recherche?q=a+%22%24%26%22+%3Ci%3E");
  expect(answer.text).not.toContain("<i>");
  expect(asked).toEqual(['en a "$&" <i>']);
  expect(rendered.join()).not.toContain("?q");
});

test.each(["/en/search", "/en/search?q=", "/en/search?q=%20%00", "/en/search?utm=1"])(
  "%s is the empty page",
  async (path) => {
    const { site, asked } = aSearchSite();
    const { send } = await site;
    const answer = await send(path);
    expect([answer.status, answer.text.includes("<mark>")]).toEqual([200, false]);
    expect(asked).toEqual([]);
  },
);

test("a long query is cut", async () => {
  const { site, asked } = aSearchSite();
  await (await site).send(`/en/search?q=${"word+".repeat(1_000)}`);
  expect(asked[0]?.length).toBeLessThan(130);
});

test("one network searches sixty times in a minute, and then is asked to wait; pages are read all the same", async () => {
  const { site, asked } = aSearchSite();
  const { send } = await site;
  for (let time = 0; time < SEARCHES.perNetwork; time += 1)
    expect((await send(`/en/search?q=${time}`)).status).toBe(200);
  const refused = await send("/en/search?q=more", { headers: { accept: "text/html" } });
  expect(refused.status).toBe(429);
  expect(refused.headers["retry-after"]).toBe("60");
  expect(asked).toHaveLength(SEARCHES.perNetwork);
  expect((await send("/en/search")).status).toBe(200);
});

test("an address that does not exist suggests pages, until that was asked too often", async () => {
  const { site, asked } = aSearchSite();
  const { send } = await site;
  const html = { headers: { accept: "text/html" } };
  const answer = await send("/en/some-old/page.html", html);
  expect([answer.status, asked]).toEqual([404, ["en some old page"]]);
  expect(answer.text).toContain("A &amp; B");
  for (let time = 0; time < SUGGESTIONS.perNetwork; time += 1) await send("/en/nothing", html);
  const plain = await send("/en/nothing", html);
  expect([plain.status, plain.text.includes("A &amp; B")]).toEqual([404, false]);
});

test("a mistaken address leads on, with its query, and only to what exists", async () => {
  const { site } = aSearchSite();
  const { send } = await site;
  const moved = await send("/fr/issues/a?from=mail");
  expect([moved.status, moved.headers.location]).toEqual([307, "/fr/enjeux/b?from=mail"]);
  expect(moved.headers["cache-control"]).toBe("no-store");
  const written = await send("/EN/Issues/A.");
  expect([written.status, written.headers.location]).toEqual([308, "/en/issues/a"]);
  expect((await send("/fr/issues/c")).status).toBe(404);
  expect((await send("/fr/issues/a", { method: "POST", body: "" })).status).toBe(404);
});
