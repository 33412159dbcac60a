import { type Locale, languageTag, locales, paths } from "#lib/i18n/index.ts";
import { fewAtOnce, listPages, pathOf, readEveryPage } from "#tests/support/browser-pages.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { petitions } from "#tests/support/journey.ts";

const slugs = Object.values(petitions);
const contract: Record<Locale, string>[] = [
  paths("home"),
  paths("issues"),
  ...slugs.map((slug) => paths("issues", slug)),
  ...slugs.map((slug) => paths("petitions", slug)),
  paths("worldRefugeeDay"),
  paths("rights"),
  paths("related"),
  paths("news"),
  paths("about"),
  paths("privacy"),
  paths("method"),
  paths("accessibility"),
];

test("the sitemap pairs every page of the contract with its twin", async ({ page, request }) => {
  const listed = await listPages(request, page);
  const pairs = new Map(listed.map(({ path, alternates }) => [path, alternates]));
  expect(pairs.size).toBe(listed.length);
  for (const { en, fr } of contract) {
    expect(pairs.get(en)).toEqual({ "en-CA": en, "fr-CA": fr });
    expect(pairs.get(fr)).toEqual({ "en-CA": en, "fr-CA": fr });
  }
  for (const { path, alternates } of listed) {
    expect(Object.values(alternates)).toContain(path);
    for (const twin of Object.values(alternates)) expect(pairs.get(twin)).toEqual(alternates);
  }
  const below = (section: string) => listed.filter(({ path }) => path.startsWith(`${section}/`)).length;
  for (const { en, fr } of [paths("news"), paths("statistics")]) {
    expect(below(en), en).toBeGreaterThanOrEqual(8);
    expect(below(fr), fr).toBe(below(en));
  }
});

test("every page answers, says its language and its twin, and has one title and description of its own", async ({
  page,
  request,
}) => {
  const pages = await readEveryPage(request, page);
  for (const [path, read] of pages) {
    await test.step(path, () => {
      const locale = path.startsWith("/fr") ? "fr" : "en";
      expect(read.lang).toBe(languageTag[locale]);
      expect(read.headings.map((text) => text.trim() !== "")).toEqual([true]);
      expect(read.title).toMatch(/\S · \S/);
      expect(read.description.length).toBeGreaterThan(40);
      expect(pathOf(read.canonical)).toBe(path);
      expect(Object.keys(read.alternates).sort()).toEqual(["en-CA", "fr-CA", "x-default"]);
      expect(read.alternates[languageTag[locale]]).toBe(read.canonical);
      const twin = pages.get(pathOf(read.alternates[languageTag[locale === "en" ? "fr" : "en"]] ?? ""));
      expect(pathsIn(twin?.alternates ?? {})).toEqual(pathsIn(read.alternates));
      expect(read.imagesWithoutAlt).toEqual([]);
    });
  }
  for (const what of ["title", "description"] as const) {
    const seen = [...pages].map(([, read]) => read[what]);
    expect(repeated(seen), `each ${what} stands on one page only`).toEqual([]);
  }
});

test("whatever names an address of the site in full names one host", async ({ page, request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const sitemap = await listPages(request, page);
  const named = [...sitemap.map(({ url }) => url), /Sitemap: (\S+)/.exec(robots)?.[1] ?? ""];
  expect(hostsOf(named)).toHaveLength(1);
  for (const [path, { canonical, alternates }] of await readEveryPage(request, page)) {
    expect(hostsOf([canonical, ...Object.values(alternates)]), path).toHaveLength(1);
  }
});

test("every link within the site leads somewhere", async ({ page, request }) => {
  const pages = await readEveryPage(request, page);
  const targets = new Map<string, string>();
  for (const [path, { links }] of pages) {
    for (const href of links) {
      const url = new URL(href, `http://site.example${path}`);
      if (url.host === "site.example") targets.set(url.pathname + url.hash, path);
    }
  }
  const leads = async (target: string) => {
    const [path = "", id] = target.split("#");
    const read = pages.get(path);
    if (read) return !id || read.ids.includes(decodeURIComponent(id));
    return (await request.get(path, { maxRedirects: 0 })).status() === 200;
  };
  const followed = await fewAtOnce([...targets], async ([target, from]) => ({
    target,
    from,
    leads: await leads(target),
  }));
  expect(followed.filter((each) => !each.leads)).toEqual([]);
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
    expect(repeated(feed.entries.map(({ id }) => id))).toEqual([]);
    for (const { title, updated, link } of feed.entries) {
      expect(title).toMatch(/\S/);
      expect(Date.parse(updated)).not.toBeNaN();
      expect((await request.get(pathOf(link), { maxRedirects: 0 })).status(), link).toBe(200);
    }
  });
}

test("each petition's state is there as data", async ({ request }) => {
  for (const { en } of slugs) {
    const answer = await request.get(`/api/petitions/${en}`);
    expect(answer.status()).toBe(200);
    const state = await answer.json();
    expect(Object.keys(state).sort()).toEqual(["asOf", "confirmed", "goal", "slug", "status"]);
    expect(state).toMatchObject({ slug: en, status: "open", confirmed: expect.any(Number), goal: expect.any(Number) });
    expect(new Date(state.asOf).toISOString()).toBe(state.asOf);
  }
  expect((await request.get("/api/petitions/nothing-here")).status()).toBe(404);
});

test("robots are told where the sitemap is, and kept off what is personal", async ({ request }) => {
  const text = await (await request.get("/robots.txt")).text();
  expect(text).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
  expect(text).toMatch(/^Disallow: \/en\/signatures\/$/m);
  expect(text).toMatch(/^Disallow: \/fr\/signatures\/$/m);
});

test("the site says that it is well", async ({ request }) => {
  for (const path of ["/healthz", "/readyz"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true });
  }
});

/** Without the host: a page that nobody has asked for since the build still names the build's. */
function pathsIn(alternates: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(alternates).map(([language, url]) => [language, pathOf(url)]));
}

function hostsOf(urls: string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).origin))];
}

function repeated(texts: string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
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
