import { escapeHtml } from "../../escape-html.ts";
import { otherLocale } from "../../i18n/locales.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import type { Piece } from "../../search/excerpt.ts";
import { RESULT_KINDS } from "../../search/kinds.ts";
import type { Found, Hit } from "../../search/search.ts";
import { type Query, searchHref } from "./query.ts";

/** How many results are shown at first, and when a reader asks for all. */
export const RESULTS_AT_FIRST = 10;
export const RESULTS_MAX = 100;

/** How many results there are for what, and of which kind: heads the results, and is the title of their page. */
export function headingOf({ locale, words, kind }: Query, { counts, total }: Found): string {
  const t = translator(locale);
  return kind
    ? t("search.resultsOfKind", { count: counts[kind], query: words, kind: t(`search.kinds.${kind}`) })
    : t("search.results", { count: total, query: words });
}

/** The results of a query as HTML: how many, of which kinds, the list, and those of the other language. */
export function renderResults(query: Query, found: Found): string {
  const t = translator(query.locale);
  const { kind } = query;
  const ofKind = kind ? found.counts[kind] : found.total;
  const hidden = ofKind - found.hits.length;
  return [
    `<h2 id="results">${escapeHtml(headingOf(query, found))}</h2>`,
    found.total > 0 ? renderKinds(t, query, found) : "",
    renderHits(t, found.hits),
    hidden > 0 && !query.all
      ? `<p class="actions"><a class="btn btn-quiet" href="${escapeHtml(searchHref({ ...query, all: true }))}">${escapeHtml(t("search.more", { count: hidden }))}</a></p>`
      : "",
    found.total === 0 ? `<p class="lede">${escapeHtml(t("search.none"))}</p>` : "",
    renderOther(t, query, found.inOther),
  ].join("");
}

/** A list of results as HTML; empty without any. */
function renderHits(t: Translate, hits: Hit[]): string {
  if (hits.length === 0) return "";
  return `<ol class="hits">${hits.map((hit) => renderHit(t, hit)).join("")}</ol>`;
}

function renderHit(t: Translate, { kind, href, title, heading, excerpt }: Hit): string {
  return (
    `<li><p class="kind">${escapeHtml(t(`search.kind.${kind}`))}</p>` +
    `<h3><a href="${escapeHtml(href)}">${marked(title)}</a></h3>` +
    (heading ? `<p class="part">${marked(heading)}</p>` : "") +
    `<p>${marked(excerpt)}</p></li>`
  );
}

function renderKinds(t: Translate, query: Query, { counts, total }: Found): string {
  const choices = [
    { kind: undefined, label: t("search.kinds.all"), count: total },
    ...RESULT_KINDS.map((kind) => ({ kind, label: t(`search.kinds.${kind}`), count: counts[kind] })),
  ];
  const links = choices
    .filter(({ count }) => count > 0)
    .map(({ kind, label, count }) => {
      const current = kind === query.kind ? ' aria-current="true"' : "";
      const href = searchHref({ ...query, kind, all: false });
      return `<li><a class="chip" href="${escapeHtml(href)}"${current}>${escapeHtml(`${label} `)}<span class="num">${count}</span></a></li>`;
    });
  return `<nav aria-label="${escapeHtml(t("search.narrow"))}"><ul class="links narrow-by">${links.join("")}</ul></nav>`;
}

/** Where readers of the other language find the same, in that language's words. */
function renderOther(t: Translate, { locale, words }: Query, count: number): string {
  const other = otherLocale(locale);
  const href = searchHref({ locale: other, words, kind: undefined, all: false });
  const link = translator(other)("search.read");
  const result = escapeHtml(t("search.inOther", { count, query: words }));
  return count === 0
    ? ""
    : `<div class="slip"><p>${result}</p><p><a class="more" href="${escapeHtml(href)}" lang="${other}" hreflang="${other}">${escapeHtml(link)}</a></p></div>`;
}

/** Results for an address that does not exist, under a title of their own; empty without any. */
export function renderSuggestions(t: Translate, hits: Hit[]): string {
  return hits.length === 0 ? "" : `<h2>${escapeHtml(t("search.maybe"))}</h2>${renderHits(t, hits)}`;
}

function marked(pieces: Piece[]): string {
  return pieces.map(({ text, found }) => (found ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join("");
}
