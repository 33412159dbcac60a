import { parse } from "parse5";
import type { APIRequestContext } from "playwright";
import { attribute, type Element, elements, isElement } from "#lib/server/html-tree.ts";

/** One page of the sitemap: its own path, and its path in each language according to the sitemap. */
export type ListedPage = { url: string; path: string; alternates: Record<string, string> };

/** Every page of /sitemap.xml. A journey checks that a browser reads it as XML. */
export async function listPages(request: APIRequestContext): Promise<ListedPage[]> {
  const xml = await (await request.get("/sitemap.xml")).text();
  const valueIn = (text: string, pattern: RegExp) => (pattern.exec(text)?.[1] ?? "").replaceAll("&amp;", "&");
  return [...xml.matchAll(/<url>(.*?)<\/url>/gs)].map(([, entry = ""]) => {
    const url = valueIn(entry, /<loc>\s*([^<]+?)\s*<\/loc>/);
    const alternates = [...entry.matchAll(/<xhtml:link\s[^>]*>/g)].map(([link]): [string, string] => [
      valueIn(link, /hreflang="([^"]*)"/),
      pathOf(valueIn(link, /href="([^"]*)"/)),
    ]);
    return { url, path: pathOf(url), alternates: Object.fromEntries(alternates) };
  });
}

/**
 * The path of an absolute address. Its host is that of the build, not the one the tests use; a separate test checks
 * that all pages name the same host.
 */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** The content of a page's HTML, before any script or style has changed it. */
export type ReadPage = {
  lang: string;
  title: string;
  description: string;
  headings: string[];
  canonical: string;
  alternates: Record<string, string>;
  /** By property or name, the metadata for share cards. */
  card: Record<string, string>;
  imagesWithoutAlt: string[];
  inlineStyles: string[];
  inlineScripts: string[];
  scripts: string[];
  ids: string[];
  /** `href` of every link, as written. */
  links: string[];
};

let everyPage: Promise<Map<string, ReadPage>> | undefined;

/** The HTML of every page of the sitemap, by its path: each file of tests fetches it once, since tests only read it. */
export function readEveryPage(request: APIRequestContext): Promise<Map<string, ReadPage>> {
  everyPage ??= fetchEveryPage(request);
  return everyPage;
}

async function fetchEveryPage(request: APIRequestContext): Promise<Map<string, ReadPage>> {
  const read = await fewAtOnce(await listPages(request), async ({ path }): Promise<[string, ReadPage]> => {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (answer.status() !== 200) throw new Error(`${path} is answered with ${answer.status()}`);
    return [path, readPage(await answer.text())];
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

/** Parses a page as a browser does. */
function readPage(html: string): ReadPage {
  const all = [...elements(parse(html))];
  const named = (...names: string[]) => all.filter(({ tagName }) => names.includes(tagName));
  const of = (element: Element | undefined, name: string) => (element && attribute(element, name)) ?? "";
  const links = named("link");
  const canonical = links.find((link) => of(link, "rel") === "canonical");
  const twins = links.filter((link) => of(link, "rel") === "alternate" && attribute(link, "hreflang") !== undefined);
  const metas = named("meta");
  const cards = metas.filter((meta) => /^(?:og|twitter):/.test(of(meta, "property") || of(meta, "name")));
  const scripts = named("script");
  const isText = (script: Element) => attribute(script, "src") === undefined;
  return {
    lang: of(named("html")[0], "lang"),
    title: named("title").map(wordsOf)[0]?.trim() ?? "",
    description: of(
      metas.find((meta) => of(meta, "name") === "description"),
      "content",
    ),
    headings: named("h1").map(wordsOf),
    canonical: of(canonical, "href"),
    alternates: Object.fromEntries(twins.map((link) => [of(link, "hreflang"), of(link, "href")])),
    card: Object.fromEntries(cards.map((meta) => [of(meta, "property") || of(meta, "name"), of(meta, "content")])),
    imagesWithoutAlt: [
      ...named("img").filter((image) => of(image, "alt") === ""),
      ...all.filter((part) => of(part, "role") === "img" && attribute(part, "aria-label") === undefined),
    ].map(opening),
    inlineStyles: all.filter((part) => part.tagName === "style" || attribute(part, "style") !== undefined).map(opening),
    inlineScripts: scripts.filter((part) => isText(part) && of(part, "type") !== "application/ld+json").map(opening),
    scripts: scripts.filter((part) => !isText(part)).map((part) => of(part, "src")),
    ids: all.flatMap((part) => attribute(part, "id") ?? []),
    links: named("a").flatMap((link) => attribute(link, "href") ?? []),
  };
}

function opening({ tagName, attrs }: Element): string {
  return `<${tagName}${attrs.map(({ name, value }) => ` ${name}="${value}"`).join("")}>`.slice(0, 200);
}

function wordsOf({ childNodes }: Element): string {
  return childNodes.map((node) => (isElement(node) ? wordsOf(node) : "value" in node ? node.value : "")).join("");
}
