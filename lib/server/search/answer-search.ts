import type { IncomingMessage, ServerResponse } from "node:http";
import { site } from "../../content/load/site.ts";
import { otherLocale } from "../../i18n/locales.ts";
import { path } from "../../i18n/paths.ts";
import { translator } from "../../i18n/translate.ts";
import { askerOf, type Context } from "../context.ts";
import { respondWithError } from "../error-response.ts";
import type { Refusal } from "../refuse.ts";
import { sendPrivateHtml } from "../send.ts";
import { fillSearchPage } from "./fill.ts";
import type { OpenSiteIndex } from "./index-file.ts";
import { type Query, searchHref } from "./query.ts";
import { headingOf, RESULTS_AT_FIRST, RESULTS_MAX, renderResults } from "./results.ts";

/** One network, or all together, has searched more often than people do. */
const TOO_OFTEN: Refusal = { status: 429, errorKind: "tooManySearches", headers: ["Retry-After", "60"] };

/** Answers a query with the search page and its results. Neither is kept or logged. */
export async function answerSearch(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  query: Query,
  siteIndex: OpenSiteIndex,
): Promise<void> {
  const { locale, words } = query;
  const asker = askerOf(context, request, response);
  const address = path(locale, "search");
  if (!context.maySearch(asker.network)) return respondWithError(context, request, response, address, TOO_OFTEN);
  const leave = await context.searching.enter(asker);
  try {
    const { search } = await siteIndex();
    const outcome = await context.pageCache.get(address, asker);
    if (!("page" in outcome)) throw new Error("The search page could not be fetched.");
    const found = search(locale, words, { kind: query.kind, most: query.all ? RESULTS_MAX : RESULTS_AT_FIRST });
    const t = translator(locale);
    const title = t("site.titleTemplate", {
      title: headingOf(query, found),
      site: site.organisation.name[locale],
    });
    const other = { ...query, locale: otherLocale(locale) };
    const link = { from: path(other.locale, "search"), to: searchHref(other) };
    const html = fillSearchPage(outcome.page.forms.identity.toString(), {
      words,
      results: renderResults(query, found),
      title,
      link,
    });
    await sendPrivateHtml(request, response, 200, html);
  } finally {
    leave();
  }
}
