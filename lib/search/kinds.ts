import type { Locale } from "../i18n/locales.ts";
import { type Section, segments } from "../i18n/paths.ts";

/** What a result is, for readers to narrow by. */
export const RESULT_KINDS = ["campaign", "petition", "figure", "news", "question", "page"] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

const OF_SECTION: Partial<Record<Section, ResultKind>> = {
  issues: "campaign",
  petitions: "petition",
  statistics: "figure",
  worldRefugeeDay: "figure",
  news: "news",
};

/** Pages below a petition that are no part of it. */
const TO_TAKE_ALONG = /\/(?:letter|lettre|toolkit|trousse)$/;

/** The section of the site that an address belongs to, and what follows it there. */
function sectionOf(path: string): { section: Section; rest: string } {
  const [, locale, ...parts] = path.split("/");
  const below = parts.length === 0 ? "" : `/${parts.join("/")}`;
  for (const [section, { en, fr }] of Object.entries(segments) as [Section, { en: string; fr: string }][]) {
    const own = locale === "fr" ? fr : en;
    if (own !== "" && (below === own || below.startsWith(`${own}/`))) return { section, rest: below.slice(own.length) };
  }
  return { section: "home", rest: below };
}

/** The kind of a whole page; a list of pages is a page like others. */
export function kindOfPage(path: string): ResultKind {
  const { section, rest } = sectionOf(path);
  if (section === "petitions" && TO_TAKE_ALONG.test(rest)) return "page";
  if (rest === "" && section !== "statistics" && section !== "worldRefugeeDay") return "page";
  return OF_SECTION[section] ?? "page";
}

/** Words for a kind that readers type although its pages do not repeat them. */
export const SAID_OF_KIND: Record<Locale, Partial<Record<ResultKind, string>>> = {
  en: { figure: "figures numbers statistics data", petition: "petition sign", campaign: "campaign" },
  fr: { figure: "chiffres nombres statistiques données", petition: "pétition signer", campaign: "campagne" },
};

/**
 * How much a page counts beside others. Campaigns and lasting pages stand before news; pages that repeat others stand behind
 * them; earlier wordings of a petition are found from the petition.
 */
export function weightOfPage(path: string): number {
  const { section, rest } = sectionOf(path);
  if (/\/versions\//.test(rest) || section === "translations") return 0;
  const isList = rest === "" && (section === "home" || section === "issues" || section === "news");
  if (isList) return 0.5;
  // The page of rights has every place where help is found, which others repeat in part.
  if (section === "rights") return 1.8;
  if (section === "issues") return 1.5;
  if (section === "news" || section === "related") return 0.75;
  // Letters and toolkits say what their campaign says, and the press page what many pages do.
  if (section === "petitions" && TO_TAKE_ALONG.test(rest)) return /t(?:oolkit|rousse)$/.test(rest) ? 0.3 : 0.5;
  if (section === "press") return 0.5;
  // The figures of a petition are dates and counts: they are found from the petition.
  if (section === "petitions") return /^\/[^/]+\/./.test(rest) ? 0.5 : 1;
  return 1.25;
}
