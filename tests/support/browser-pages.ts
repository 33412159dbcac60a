import { type APIRequestContext, expect, type Page } from "playwright/test";

/** One page of the sitemap: its own path, and its path in each language according to the sitemap. */
export type ListedPage = { url: string; path: string; alternates: Record<string, string> };

/** Every page of /sitemap.xml, read with the browser's own parser: text that is not well-formed throws. */
export async function listPages(request: APIRequestContext, page: Page): Promise<ListedPage[]> {
  const answer = await request.get("/sitemap.xml");
  const entries = await page.evaluate(readSitemap, await answer.text());
  return entries.map(({ url, alternates }) => ({
    url,
    path: pathOf(url),
    alternates: Object.fromEntries(alternates.map(([language, href]) => [language, pathOf(href)])),
  }));
}

/**
 * The path of an absolute address. Its host is that of the build, not the one the tests use; a separate test checks
 * that all pages name the same host.
 */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

function readSitemap(xml: string): { url: string; alternates: [string, string][] }[] {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const problem = document.querySelector("parsererror");
  if (problem) throw new Error(`/sitemap.xml is not XML: ${problem.textContent}`);
  return [...document.querySelectorAll("url")].map((entry) => ({
    url: entry.querySelector("loc")?.textContent ?? "",
    alternates: [...entry.getElementsByTagName("xhtml:link")].map((link) => [
      link.getAttribute("hreflang") ?? "",
      link.getAttribute("href") ?? "",
    ]),
  }));
}

/** The content of a page's HTML, before any script or style has changed it. */
export type ReadPage = {
  lang: string;
  title: string;
  description: string;
  headings: string[];
  canonical: string;
  alternates: Record<string, string>;
  imagesWithoutAlt: string[];
  inlineStyles: string[];
  inlineScripts: string[];
  scripts: string[];
  ids: string[];
  /** `href` of every link, as written. */
  links: string[];
};

let everyPage: Promise<Map<string, ReadPage>> | undefined;

/** The HTML of every page of the sitemap, by its path: each worker fetches it once, since the tests only read it. */
export function readEveryPage(request: APIRequestContext, page: Page): Promise<Map<string, ReadPage>> {
  everyPage ??= fetchEveryPage(request, page);
  return everyPage;
}

async function fetchEveryPage(request: APIRequestContext, page: Page): Promise<Map<string, ReadPage>> {
  const listed = await listPages(request, page);
  const read = await fewAtOnce(listed, async ({ path }): Promise<[string, ReadPage]> => {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    return [path, await readHtml(page, await answer.text())];
  });
  return new Map(read);
}

/** One network may have a few dozen requests in work or waiting; a reader has six at most. */
const AT_ONCE = 6;

/** Does the same with every item, a few at a time, as a browser would. @returns the outcomes in the order of the items */
export async function fewAtOnce<Item, Outcome>(
  items: Item[],
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let begun = 0; begun < items.length; begun += AT_ONCE)
    outcomes.push(...(await Promise.all(items.slice(begun, begun + AT_ONCE).map(work))));
  return outcomes;
}

/** Reads served HTML with the browser's parser, without opening the page. */
async function readHtml(page: Page, html: string): Promise<ReadPage> {
  return page.evaluate(readDocument, html);
}

function readDocument(html: string): ReadPage {
  const document = new DOMParser().parseFromString(html, "text/html");
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const first = (selector: string, attribute: string) =>
    document.querySelector(selector)?.getAttribute(attribute) ?? "";
  const opening = (element: Element) => element.outerHTML.slice(0, 200);
  return {
    lang: document.documentElement.lang,
    title: document.title,
    description: first("meta[name=description]", "content"),
    headings: all("h1").map((heading) => heading.textContent ?? ""),
    canonical: first("link[rel=canonical]", "href"),
    alternates: Object.fromEntries(
      all("link[rel=alternate][hreflang]").map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]),
    ),
    imagesWithoutAlt: all("img:not([alt]), img[alt=''], [role=img]:not([aria-label])").map(opening),
    inlineStyles: all("[style], style").map(opening),
    inlineScripts: all("script:not([src]):not([type='application/ld+json'])").map(opening),
    scripts: all("script[src]").map((script) => script.getAttribute("src") ?? ""),
    ids: all("[id]").map(({ id }) => id),
    links: all("a[href]").map((link) => link.getAttribute("href") ?? ""),
  };
}
