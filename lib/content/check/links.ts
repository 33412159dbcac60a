import { type Locale, locales, otherLocale } from "../../i18n/locales.ts";
import { path, type Section } from "../../i18n/paths.ts";
import { headingsOf } from "../mdx/headings.ts";
import { isComponent, type TreeNode, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import type { Survey, Text } from "./survey.ts";
import { placeOfNode, suggest, textsOf } from "./texts.ts";

/** Anchors that the page templates add to what a text's headings give. */
const TEMPLATE_ANCHORS: readonly string[] = ["main", "sign", "sources"];

const SECTION_OF_KIND = { issue: "issues", petition: "petitions", news: "news" } as const satisfies Record<
  string,
  Section
>;
const SECTION_OF_PAGE = {
  rights: "rights",
  related: "related",
  "world-refugee-day": "worldRefugeeDay",
  about: "about",
  privacy: "privacy",
  accessibility: "accessibility",
} as const satisfies Record<string, Section>;

/** Every link within the site leads to a page, in the language of the text, and every anchor to a heading. */
export function checkLinks(survey: Survey): Problem[] {
  const pages = pagesOf(survey);
  const inTexts = textsOf(survey).flatMap((text) =>
    linksOf(text).flatMap(({ href, node }) => {
      const wrong = checkLink(href, text.locale, pages, text);
      return wrong ? [{ file: text.file, ...placeOfNode(node), ...wrong }] : [];
    }),
  );
  return [...inTexts, ...locales.flatMap((locale) => checkHomeLinks(survey, locale, pages))];
}

/** The address of every page, with its anchors; null where its text could not be read. */
type Pages = Map<string, Set<string> | null>;

function pagesOf(survey: Survey): Pages {
  const pages: Pages = new Map();
  for (const locale of locales) {
    const sections: Section[] = ["home", "issues", "news"];
    for (const section of sections) pages.set(path(locale, section), new Set());
    pages.set(`/${locale}/feed.xml`, new Set());
  }
  for (const text of textsOf(survey)) {
    const address = addressOf(text, survey);
    if (address) pages.set(address, text.tree && new Set(headingsOf(text.tree).map((heading) => heading.id)));
  }
  return pages;
}

function addressOf(text: Text, survey: Survey): string | null {
  if (text.kind === "page") {
    const page = survey.pages.find((one) => one[text.locale] === text);
    return page ? path(text.locale, SECTION_OF_PAGE[page.kind]) : null;
  }
  const { slug } = (text.fields.value ?? {}) as { slug?: unknown };
  return typeof slug === "string" ? path(text.locale, SECTION_OF_KIND[text.kind], slug) : null;
}

function linksOf(text: Text): { href: string; node: TreeNode }[] {
  const links: { href: string; node: TreeNode }[] = [];
  if (!text.tree) return links;
  walk(text.tree, (node) => {
    if (node.type === "link" || node.type === "definition") links.push({ href: node.url ?? "", node });
    const href = isComponent(node) && node.attributes?.find((attribute) => attribute.name === "href")?.value;
    if (typeof href === "string") links.push({ href, node });
  });
  return links;
}

type Wrong = Pick<Problem, "found" | "remedy">;

function checkLink(href: string, locale: Locale, pages: Pages, text?: Text): Wrong | null {
  if (/^https?:\/\/[^/\s]+\.[^/\s]+/u.test(href) || /^(mailto|tel):./u.test(href)) return null;
  const [address = "", anchor] = href.split("#");
  if (address === "" && anchor !== undefined && text?.tree) {
    return checkAnchor(anchor, new Set(headingsOf(text.tree).map((heading) => heading.id)), "this page");
  }
  if (!address.startsWith("/")) {
    return {
      found: `a link to \`${href}\``,
      remedy: `write a page of the site, like ${path(locale, "rights")}, or a complete address that starts with https://`,
    };
  }
  const page = address.length > 1 ? address.replace(/\/$/u, "") : address;
  if (page !== address) return { found: `a link to \`${href}\`, with a slash too many`, remedy: `write \`${page}\`` };
  const anchors = pages.get(page);
  if (anchors === undefined) {
    const inLanguage = [...pages.keys()].filter((one) => one.startsWith(`/${locale}`));
    return { found: `a link to \`${href}\`, where there is no page`, remedy: suggest(page, inLanguage) };
  }
  if (page.startsWith(`/${otherLocale(locale)}`)) {
    return {
      found: `a link to \`${href}\`, in the other language`,
      remedy: `link to the page of the site in ${locale === "en" ? "English (/en/…)" : "French (/fr/…)"}`,
    };
  }
  return anchor !== undefined && anchors ? checkAnchor(anchor, anchors, page) : null;
}

function checkAnchor(anchor: string, anchors: Set<string>, page: string): Wrong | null {
  if (anchors.has(anchor) || TEMPLATE_ANCHORS.includes(anchor)) return null;
  const remedy = anchors.size > 0 ? suggest(anchor, anchors) : "remove the part after `#`";
  return { found: `a link to \`#${anchor}\`, which is no heading of ${page}`, remedy };
}

function checkHomeLinks(survey: Survey, locale: Locale, pages: Pages): Problem[] {
  const home = survey.home[locale];
  return (home?.value?.more.links ?? []).flatMap(({ href }, index) => {
    const wrong = checkLink(href, locale, pages);
    return home && wrong
      ? [{ file: home.file, ...home.fields.placeOf(["more", "links", index, "href"]), ...wrong }]
      : [];
  });
}
