import { isNewsList } from "../../content/index.ts";
import type { Locale } from "../../i18n/index.ts";
import { type Confirmed, confirmTyped } from "../confirm.ts";
import { findKey } from "../lookup.ts";
import { NOBODY, newsListAsPetition } from "./news-list.ts";

/**
 * Begins news that was asked for without a signature: the press of the button, which agrees to the words above it as they
 * are now. So it does not matter under which words the forms were sent that wait for the address.
 * @param locale of the page, whose words were read
 */
export async function beginNews(token: string, locale: Locale): Promise<Confirmed> {
  const key = await findKey(token);
  if (key === null || !isNewsList(key.petition)) return { ok: false, error: "unknown" };
  const list = newsListAsPetition(locale, key.petition);
  return confirmTyped(token, NOBODY, list, locale, list.version);
}
