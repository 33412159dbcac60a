import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import type { Context } from "../context.ts";
import type { Page } from "../page.ts";
import { fillSearchPage } from "./fill.ts";
import { wordsOfPath } from "./query.ts";
import { renderSuggestions } from "./results.ts";

const SUGGESTED = 3;

/**
 * The page for an address that does not exist, with what its words may have meant; null when there is nothing to suggest, or
 * it has been asked too often.
 * @param page the site's own 404 page in the reader's language
 */
export async function suggestPages(
  { siteIndex, maySuggest }: Context,
  { network, page, locale, wrong }: { network: string; page: Page; locale: Locale; wrong: string },
): Promise<string | null> {
  const words = wordsOfPath(wrong);
  if (!siteIndex || words === "" || !maySuggest(network)) return null;
  const { search } = await siteIndex();
  const { hits } = search(locale, words, { most: SUGGESTED });
  return fillSearchPage(page.forms.identity.toString(), {
    words,
    results: renderSuggestions(translator(locale), hits),
  });
}
