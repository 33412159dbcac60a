import type { Problem } from "../problem.ts";
import type { Segment } from "./parallel-parts.ts";

const OUTSIDE = "another site";

type Side = { file: string; segment: Segment };

/**
 * The same part of both languages must link to the same pages of the site, and to the same number of pages on other
 * sites.
 * @param keys the name of each address, the same in both languages
 */
export function sameLinks(en: Side, fr: Side, keys: ReadonlyMap<string, string>): Problem[] {
  // A broken link is reported separately.
  if ([...en.segment.links, ...fr.segment.links].some(({ href }) => leadsNowhere(href, keys))) return [];
  const targets = ({ segment }: Side) => segment.links.map((link) => ({ ...link, target: targetOf(link.href, keys) }));
  const missing = targets(en);
  const unmatched = targets(fr).filter(({ target }) => {
    const at = missing.findIndex((link) => link.target === target);
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  // A language may need a link more, to an edition in the other: "(in French)", « (en anglais) ».
  const extra = missing.length > 0 ? unmatched : unmatched.filter(({ target }) => target !== OUTSIDE);
  if (
    unmatched.length === 0 &&
    missing.every(({ target }) => target === OUTSIDE) &&
    en.segment.blocks.some(({ text }) => /\bin French\b/u.test(text))
  )
    return [];
  return Array.from({ length: Math.max(missing.length, extra.length) }, (_, index) => {
    const [left, right] = [missing[index], extra[index]];
    const place = right?.place ?? fr.segment.blocks[0]?.placeAt(0) ?? { line: 1, column: 1 };
    const here = right ? `a link to \`${right.href}\`` : "no link";
    const there = left ? `:${left.place.line} links to \`${left.href}\`` : " has none there";
    return {
      file: fr.file,
      ...place,
      found: `${here}, while ${en.file}${there}`,
      remedy: "link to the same pages, each in its language",
    };
  });
}

function leadsNowhere(href: string, keys: ReadonlyMap<string, string>): boolean {
  const [address = ""] = href.split("#");
  return !/^(https?|mailto|tel):/u.test(href) && address !== "" && !keys.has(address);
}

/**
 * The target of a link, independent of its language. Links to other sites are only counted, since their addresses
 * differ by language.
 */
function targetOf(href: string, keys: ReadonlyMap<string, string>): string {
  if (/^https?:/u.test(href)) return OUTSIDE;
  const [address = "", anchor] = href.split("#");
  const page = address === "" ? "this page" : (keys.get(address) ?? address);
  return anchor ? `${page}#` : page;
}
