import { languageTag, otherLocale, paths } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { fewAtOnce, listPages, pathOf, readEveryPage } from "#tests/support/site-pages.ts";
import { petitions } from "#tests/support/supporters.ts";
import { contractPages } from "#tests/support/twins.ts";

const slugs = Object.values(petitions);
test("the sitemap pairs every page of the contract with its twin", async ({ request }) => {
  const listed = await listPages(request);
  const pairs = new Map(listed.map(({ path, alternates }) => [path, alternates]));
  expect(pairs.size).toBe(listed.length);
  for (const { en, fr } of contractPages) {
    expect(pairs.get(en)).toEqual({ "en-CA": en, "fr-CA": fr, "x-default": en });
    expect(pairs.get(fr)).toEqual({ "en-CA": en, "fr-CA": fr, "x-default": en });
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
  request,
}) => {
  const pages = await readEveryPage(request);
  for (const [path, read] of pages) {
    const locale = path.startsWith("/fr") ? "fr" : "en";
    expect(read.lang, path).toBe(languageTag[locale]);
    expect(
      read.headings.map((text) => text.trim() !== ""),
      path,
    ).toEqual([true]);
    expect(read.title, path).toMatch(/\S · \S/);
    expect(read.description.length, path).toBeGreaterThan(40);
    expect(pathOf(read.canonical)).toBe(path);
    expect(Object.keys(read.alternates).sort(), path).toEqual(["en-CA", "fr-CA", "x-default"]);
    expect(read.alternates[languageTag[locale]], path).toBe(read.canonical);
    const twin = pages.get(pathOf(read.alternates[languageTag[otherLocale(locale)]] ?? ""));
    expect(pathsIn(twin?.alternates ?? {}), path).toEqual(pathsIn(read.alternates));
    expect(read.imagesWithoutAlt, path).toEqual([]);
  }
  for (const what of ["title", "description"] as const) {
    const seen = [...pages].map(([, read]) => read[what]);
    expect(repeated(seen), `each ${what} stands on one page only`).toEqual([]);
  }
});

test("whatever names an address of the site in full names one host", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const sitemap = await listPages(request);
  const named = [...sitemap.map(({ url }) => url), /Sitemap: (\S+)/.exec(robots)?.[1] ?? ""];
  expect(hostsOf(named)).toHaveLength(1);
  for (const [path, { canonical, alternates }] of await readEveryPage(request)) {
    expect(hostsOf([canonical, ...Object.values(alternates)]), path).toHaveLength(1);
  }
});

test("every link within the site leads somewhere", async ({ request }) => {
  const pages = await readEveryPage(request);
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

test("each petition's state is there as data", async ({ request }) => {
  for (const { en } of slugs) {
    const answer = await request.get(`/api/petitions/${en}`);
    expect(answer.status()).toBe(200);
    const state = await answer.json();
    expect(Object.keys(state).sort()).toEqual(
      ["asOf", "confirmed", "goal", "slug", "status"]
        .concat(["closes", "milestones", "onPaper", "opens", "replacedBy", "reply", "says", "state"])
        .sort(),
    );
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
