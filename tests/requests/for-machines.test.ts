import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { embedPath } from "#lib/charts/pictures.ts";
import { listDatasets } from "#lib/content/index.ts";
import { framePath, inboxPath, locales, newsInboxPath, path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { fewAtOnce, listPages, readEveryPage } from "#tests/support/site-pages.ts";
import { petitions } from "#tests/support/supporters.ts";
import { findInvalid } from "#tests/support/valid-html.ts";

test("every page is valid HTML", async ({ request }) => {
  const listed = (await listPages(request)).map((each) => each.path);
  const datasets = await listDatasets();
  const others = locales.flatMap((locale) => [
    `${path(locale, "search")}?q=refuge`,
    `/${locale}/nothing-here`,
    newsInboxPath(locale),
    ...Object.values(petitions).flatMap(({ [locale]: slug }) => [inboxPath(locale, slug), framePath(locale, slug)]),
    ...datasets.map(({ slugs }) => embedPath(locale, slugs[locale])),
  ]);
  const problems = await fewAtOnce([...listed, ...others], async (address) =>
    findInvalid(await (await request.get(address, { maxRedirects: 0 })).text(), address),
  );
  expect(problems.flat()).toEqual([]);
});

test("every page offers a change of a file that exists", async ({ request }) => {
  const offered = [...(await readEveryPage(request))].flatMap(([at, { links }]) =>
    links.flatMap((href) => /\/edit\/main\/(.+)$/.exec(href)?.[1] ?? []).map((file) => ({ at, file })),
  );
  expect(new Set(offered.map(({ at }) => at)).size).toBe((await listPages(request)).length);
  expect(offered.filter(({ file }) => !existsSync(join(import.meta.dirname, "../..", file)))).toEqual([]);
});

const address = z.url();
const thing = z.discriminatedUnion("@type", [
  z.object({ "@type": z.literal("Organization"), "@id": address, name: z.string(), url: address, logo: address }),
  z.object({
    "@type": z.literal("WebSite"),
    url: address,
    potentialAction: z.object({
      "@type": z.literal("SearchAction"),
      target: z.object({ urlTemplate: z.string().endsWith("?q={search_term_string}") }),
    }),
  }),
  z.object({
    "@type": z.literal("BreadcrumbList"),
    itemListElement: z.array(z.object({ position: z.int(), name: z.string().min(1), item: address })).length(3),
  }),
  z.object({
    "@type": z.literal("NewsArticle"),
    headline: z.string().max(200),
    datePublished: z.iso.date(),
    dateModified: z.iso.date(),
    image: address,
    author: z.object({ name: z.string() }),
  }),
  z.object({
    "@type": z.literal("Dataset"),
    name: z.string(),
    description: z.string().min(50).max(5_000),
    license: address,
    creator: z.array(z.object({ name: z.string() })).min(1),
    distribution: z.array(z.object({ encodingFormat: z.string(), contentUrl: address })).length(2),
  }),
  z.object({
    "@type": z.literal("FAQPage"),
    mainEntity: z
      .array(z.object({ name: z.string().min(5), acceptedAnswer: z.object({ text: z.string().min(20) }) }))
      .min(1),
  }),
  z.object({
    "@type": z.literal("Event"),
    name: z.string(),
    eventSchedule: z.object({ byMonth: z.literal(6), byMonthDay: z.literal(20) }),
    location: z.object({ name: z.string() }),
  }),
]);
const graph = z.object({ "@context": z.literal("https://schema.org"), "@graph": z.array(thing).min(1) });

test("structured data is sound, and there for every kind of page", async ({ request }) => {
  const listed = await listPages(request);
  const types = new Map<string, number>();
  await fewAtOnce(listed, async ({ path: at }) => {
    const html = await (await request.get(at)).text();
    for (const [, json = ""] of html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) {
      const read = graph.safeParse(JSON.parse(json));
      expect(read.error?.issues ?? [], at).toEqual([]);
      for (const each of read.data?.["@graph"] ?? []) types.set(each["@type"], (types.get(each["@type"]) ?? 0) + 1);
    }
  });
  expect([...types.keys()].sort()).toEqual(
    ["BreadcrumbList", "Dataset", "Event", "FAQPage", "NewsArticle", "Organization", "WebSite"].sort(),
  );
  expect(types.get("Dataset")).toBeGreaterThanOrEqual(20);
});

test("each language of a page names the other, and the sitemap says the same, with the day of its last change", async ({
  request,
}) => {
  const pages = await readEveryPage(request);
  const listed = await listPages(request);
  for (const { path: at, alternates } of listed) {
    const said = pages.get(at)?.alternates ?? {};
    expect(Object.keys(said).sort(), at).toEqual(["en-CA", "fr-CA", "x-default"]);
    expect(
      Object.values(said)
        .map((url) => new URL(url).pathname)
        .sort(),
      at,
    ).toEqual(Object.values(alternates).sort());
    for (const other of Object.values(alternates)) expect(pages.get(other)?.alternates, other).toEqual(said);
  }
  const xml = await (await request.get("/sitemap.xml")).text();
  expect(xml.match(/<lastmod>\d{4}(?:-\d{2}){0,2}<\/lastmod>/g)).toHaveLength(listed.length);
});

for (const locale of locales) {
  test(`the manifest names icons that are there (${locale})`, async ({ request }) => {
    const home = await (await request.get(path(locale, "home"))).text();
    const [, href] = /<link rel="manifest" href="([^"]+)"/.exec(home) ?? [];
    const answer = await request.get(href ?? "");
    expect(answer.headers()["content-type"]).toContain("application/manifest+json");
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ start_url: path(locale, "home"), icons: expect.any(Array) });
    expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain("maskable");
    for (const { src } of manifest.icons) expect((await request.get(src)).headers()["content-type"]).toBe("image/png");
  });

  test(`the feed keeps its ids wherever the site is, and its titles are text (${locale})`, async ({ request }) => {
    const home = await (await request.get(path(locale, "home"))).text();
    const [feed] = /<link [^>]*application\/atom\+xml[^>]*>/.exec(home) ?? [];
    expect(feed).toMatch(/ title="[^"]*\S[^"]*"/);
    const xml = await (await request.get(`/${locale}/feed.xml`)).text();
    const ids = [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(ids.every((id) => /^urn:uuid:[\da-f-]{36}$/.test(id ?? ""))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(xml).not.toMatch(/<(?:title|summary) type="html"/);
  });
}

test("security.txt says whom to write to, until a day that is to come", async ({ request }) => {
  const answer = await request.get("/.well-known/security.txt");
  expect(answer.headers()["content-type"]).toContain("text/plain");
  const text = await answer.text();
  expect(text).toMatch(/^Contact: mailto:\S+@\S+$/m);
  const [, expires = ""] = /^Expires: (.+)$/m.exec(text) ?? [];
  const days = (Date.parse(expires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(366);
});
