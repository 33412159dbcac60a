import { env } from "../../env.ts";
import { type Locale, locales, otherLocale } from "../../i18n/locales.ts";
import { path } from "../../i18n/paths.ts";
import { isComponent, type TreeNode, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { type Addresses, addressesOf, anchorsOf, pagesIn } from "./addresses.ts";
import type { AllContent, Text } from "./content-types.ts";
import { placeOfNode, suggest, textsOf } from "./texts.ts";

/** Anchors that the page templates add to those of a text's headings. */
const TEMPLATE_ANCHORS: readonly string[] = ["sign"];

/** Every link within the site must lead to a page in the language of the text, and every anchor to a heading. */
export function checkLinks(survey: AllContent): Problem[] {
  const addresses = addressesOf(survey);
  const inTexts = textsOf(survey).flatMap((text) =>
    linksOf(text).flatMap(({ href, node }) => {
      const wrong = judge(href, text.locale, addresses, anchorsOf(text));
      return wrong ? [{ file: text.file, ...placeOfNode(node), ...wrong }] : [];
    }),
  );
  const { banner } = survey;
  const inBanner = locales.flatMap((locale) => {
    const wrong = banner?.value?.href && judge(banner.value.href[locale], locale, addresses, null);
    return banner && wrong ? [{ file: banner.file, ...banner.fields.placeOf(["href", locale]), ...wrong }] : [];
  });
  return [...inTexts, ...inBanner, ...locales.flatMap((locale) => checkHomeLinks(survey, locale, addresses))];
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

function checkHomeLinks(survey: AllContent, locale: Locale, addresses: Addresses): Problem[] {
  const home = survey.home[locale];
  return (home?.value?.more.links ?? []).flatMap(({ href }, index) => {
    const wrong = judge(href, locale, addresses, null);
    return home && wrong
      ? [{ file: home.file, ...home.fields.placeOf(["more", "links", index, "href"]), ...wrong }]
      : [];
  });
}

type Wrong = Pick<Problem, "found" | "remedy">;

/** The problem with a link in a text that has these anchors, or null. */
function judge(href: string, locale: Locale, addresses: Addresses, own: Set<string> | null): Wrong | null {
  const local = withoutOrigin(href);
  if (/\s/u.test(href))
    return {
      found: `a link to \`${href}\`, with a space in it`,
      remedy: "copy the address again, or write %20 for the space",
    };
  if (local === href && (/^https?:\/\/[^/\s]+\.[^/\s]+/u.test(href) || /^(mailto|tel):./u.test(href))) return null;
  const [address = "", anchor] = local.split("#");
  if (address === "" && anchor) return own && judgeAnchor(anchor, own, "this page");
  const found = `a link to \`${href}\``;
  if (!address.startsWith("/")) {
    const remedy = `write a page of the site, like ${path(locale, "rights")}, or a complete address that starts with https://`;
    return { found, remedy };
  }
  const anchors = addresses.pages.get(address);
  if (anchors === undefined) {
    if (addresses.uncertain.some((start) => address.startsWith(start))) return null;
    return { found: `${found}, where there is no page`, remedy: suggest(address, pagesIn(addresses, locale)) };
  }
  if (pagesIn(addresses, otherLocale(locale)).includes(address)) {
    const language = locale === "en" ? "English (/en/…)" : "French (/fr/…)";
    return { found: `${found}, in the other language`, remedy: `link to the page in ${language}` };
  }
  return anchor && anchors ? judgeAnchor(anchor, anchors, address) : null;
}

/** A page of this site by its complete address: it is checked like any other. */
function withoutOrigin(href: string): string {
  const { SITE_URL } = env();
  const origin = SITE_URL?.replace(/\/$/u, "");
  return origin && (href === origin || href.startsWith(`${origin}/`)) ? href.slice(origin.length) || "/" : href;
}

function judgeAnchor(anchor: string, anchors: Set<string>, page: string): Wrong | null {
  if (anchors.has(anchor) || TEMPLATE_ANCHORS.includes(anchor)) return null;
  const remedy = anchors.size > 0 ? suggest(anchor, anchors) : "remove the part after `#`";
  return { found: `a link to \`#${anchor}\`, which is not a heading of ${page}`, remedy };
}
