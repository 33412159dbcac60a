import { escapeHtml } from "../../escape-html.ts";

/** What is written into a page with a search field. */
interface Filling {
  /** The words in the field. */
  words: string;
  /** HTML for the place of the results. */
  results: string;
  title?: string;
  /** An address whose links take a query along, and that query's address. */
  link?: { from: string; to: string };
}

const FIELD = /<input\b[^>]*\bdata-query\b[^>]*>/;
const RESULTS = '<div data-results="">';

/**
 * Writes a query and its results into a page that was rendered without them, so that no query needs a rendering.
 * @throws when the page has no field or no place for results
 */
export function fillSearchPage(html: string, { words, results, title, link }: Filling): string {
  if (!FIELD.test(html) || !html.includes(RESULTS))
    throw new Error("A page for results lacks its field or their place.");
  // Functions, because a dollar sign in a replacement text has a meaning.
  const filled = html
    .replace(FIELD, (field) => `${field.replace(/ value="[^"]*"/, "").slice(0, -1)} value="${escapeHtml(words)}">`)
    .replace(RESULTS, () => RESULTS + results);
  const titled = title ? filled.replace(/<title>[^<]*/, () => `<title>${escapeHtml(title)}`) : filled;
  return link ? titled.replaceAll(`href="${link.from}"`, () => `href="${escapeHtml(link.to)}"`) : titled;
}
