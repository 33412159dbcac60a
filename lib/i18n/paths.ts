import type { Locale } from "./locales.ts";

/**
 * The address of each page in each language: the public contract of addresses. The English form is also the folder in
 * `app/[locale]`.
 */
export const segments = {
  home: { en: "", fr: "" },
  issues: { en: "/issues", fr: "/enjeux" },
  petitions: { en: "/petitions", fr: "/petitions" },
  signatures: { en: "/signatures", fr: "/signatures" },
  worldRefugeeDay: { en: "/world-refugee-day", fr: "/journee-mondiale-des-refugies" },
  statistics: { en: "/statistics", fr: "/statistiques" },
  rights: { en: "/rights", fr: "/droits" },
  related: { en: "/related", fr: "/actions-connexes" },
  news: { en: "/news", fr: "/actualites" },
  press: { en: "/press", fr: "/presse" },
  search: { en: "/search", fr: "/recherche" },
  events: { en: "/events", fr: "/evenements" },
  /** Pages of the organisation's own stand right below the language. */
  own: { en: "", fr: "" },
  // Before `about`, so that these longer addresses match first.
  method: { en: "/about/method", fr: "/a-propos/methode" },
  translations: { en: "/about/translations", fr: "/a-propos/traductions" },
  about: { en: "/about", fr: "/a-propos" },
  privacy: { en: "/privacy", fr: "/confidentialite" },
  accessibility: { en: "/accessibility", fr: "/accessibilite" },
} as const satisfies Record<string, Record<Locale, string>>;

export type Section = keyof typeof segments;

/** The page a supporter sees after the form was sent, below the petition's own address. */
export const inboxSegment: Record<Locale, string> = { en: "/check-your-inbox", fr: "/verifiez-vos-courriels" };

/** The page that asks again before a signature is withdrawn, below the supporter's own page. */
export const withdrawSegment: Record<Locale, string> = { en: "/withdraw", fr: "/retirer" };

/** Where all petitions stand that were signed with one form, below the page of the first of them. */
export const togetherSegment: Record<Locale, string> = { en: "/together", fr: "/ensemble" };

/** The published history of a petition, below its own address. */
export const figuresSegment: Record<Locale, string> = { en: "/figures", fr: "/chiffres" };

/** The letter to a Member of Parliament, below the petition's own address. */
export const letterSegment: Record<Locale, string> = { en: "/letter", fr: "/lettre" };

/** What a campaign offers to those who pass it on, below the petition's own address. */
export const toolkitSegment: Record<Locale, string> = { en: "/toolkit", fr: "/trousse" };

/** Where petitions in preparation are shown to those who hold their link. */
export const draftSegment: Record<Locale, string> = { en: "/drafts", fr: "/ebauches" };

/** The page that asks whether all mail to an address should end, below the supporter's own page. */
export const neverAgainSegment: Record<Locale, string> = { en: "/never-again", fr: "/ne-plus-ecrire" };

/** The site-relative address of a page, for example `path("fr", "issues", "projet-de-loi-c-2")`. */
export function path(locale: Locale, section: Section, slug?: string): string {
  return `/${locale}${segments[section][locale]}${slug ? `/${slug}` : ""}`;
}

/** The address of a petition's "check your inbox" page. */
export function inboxPath(locale: Locale, petitionSlug: string): string {
  return `${path(locale, "petitions", petitionSlug)}${inboxSegment[locale]}`;
}

/** "Check your inbox" after asking for news. */
export function newsInboxPath(locale: Locale): string {
  return `${path(locale, "news")}${inboxSegment[locale]}`;
}

/** The page that leads to the reader's own Mastodon server. */
export function mastodonPath(locale: Locale): string {
  return `/${locale}/mastodon`;
}

/** The addresses of a petition in preparation, with the key of its link. */
export function draftPaths(petitionSlugs: Record<Locale, string>, key: string): Record<Locale, string> {
  const at = (locale: Locale) => `/${locale}${draftSegment[locale]}/${petitionSlugs[locale]}/${key}`;
  return { en: at("en"), fr: at("fr") };
}

/** The address of the page that asks a supporter again before the signature is withdrawn. */
export function withdrawPath(locale: Locale, token: string): string {
  return `${path(locale, "signatures", encodeURIComponent(token))}${withdrawSegment[locale]}`;
}

/** The page of all petitions that were signed with one form. @param token of the first of them */
export function togetherPath(locale: Locale, token: string): string {
  return `${path(locale, "signatures", encodeURIComponent(token))}${togetherSegment[locale]}`;
}

/** The addresses of one wording of a petition. */
export function versionPaths(petitionSlugs: Record<Locale, string>, version: number): Record<Locale, string> {
  const { en, fr } = paths("petitions", petitionSlugs);
  return { en: `${en}/versions/${version}`, fr: `${fr}/versions/${version}` };
}

/** The addresses of a petition's published history. */
export function figuresPaths(petitionSlugs: Record<Locale, string>): Record<Locale, string> {
  return belowPetition(petitionSlugs, figuresSegment);
}

/** The addresses of the letter to a Member of Parliament that belongs to a petition. */
export function letterPaths(petitionSlugs: Record<Locale, string>): Record<Locale, string> {
  return belowPetition(petitionSlugs, letterSegment);
}

/** The addresses of a petition's toolkit. */
export function toolkitPaths(petitionSlugs: Record<Locale, string>): Record<Locale, string> {
  return belowPetition(petitionSlugs, toolkitSegment);
}

/** Where other sites find a petition to show in a frame. */
export function framePath(locale: Locale, petitionSlug: string): string {
  return `/embed/${locale}/petitions/${petitionSlug}`;
}

/** "Check your inbox" within such a frame. */
export function frameInboxPath(locale: Locale, petitionSlug: string): string {
  return `${framePath(locale, petitionSlug)}/inbox`;
}

/** The picture of a petition's count, for other sites. */
export function countPicturePath(locale: Locale, petitionSlug: string): string {
  return `${framePath(locale, petitionSlug)}/count.svg`;
}

/** The sheet for signatures on paper, in both languages. */
export function sheetPath(petitionSlugs: Record<Locale, string>): string {
  return `/paper/${petitionSlugs.en}.sheet.pdf`;
}

/** A petition's poster in one language. */
export function posterPath(locale: Locale, petitionSlugs: Record<Locale, string>): string {
  return `/paper/${petitionSlugs.en}.poster-${locale}.pdf`;
}

function belowPetition(petitionSlugs: Record<Locale, string>, segment: Record<Locale, string>): Record<Locale, string> {
  const { en, fr } = paths("petitions", petitionSlugs);
  return { en: en + segment.en, fr: fr + segment.fr };
}

/** A page's addresses in both languages; `slug` is given where the page has one per language. */
export function paths(section: Section, slugs?: Record<Locale, string>): Record<Locale, string> {
  return { en: path("en", section, slugs?.en), fr: path("fr", section, slugs?.fr) };
}
