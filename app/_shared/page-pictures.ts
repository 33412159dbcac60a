import type { PagePicture } from "#components/charts/page-picture.tsx";
import type { PictureKind } from "#lib/charts/pictures.ts";
import {
  forWhom,
  getHome,
  getIssue,
  getPage,
  listIssues,
  listNews,
  listOwnPages,
  listPetitions,
  type News,
  site,
} from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { formatDate, type Locale, path, type Section, translator } from "#lib/i18n/index.ts";
import { isTextSection, kinds } from "./text-pages.ts";

/** Which drawing of `pictures` in `content/site.ts` a page without a campaign has; the others have `others`. */
const drawings = {
  home: "home",
  rights: "rights",
  issues: "issues",
  worldRefugeeDay: "figures",
  statistics: "figures",
} as const satisfies Partial<Record<Section, string>>;

/** The drawing of pages without a campaign; that of the first campaign where the organisation names none. */
async function drawingOf(locale: Locale, use: (typeof drawings)[keyof typeof drawings] | "others"): Promise<string> {
  return site.pictures?.[use] ?? (await listIssues(locale))[0]?.illustration ?? "";
}

/** What the picture of a page says and shows, by the name in its address; null when there is no such page. */
export async function findPagePicture(locale: Locale, kind: PictureKind, name: string): Promise<PagePicture | null> {
  if (kind === "issue") return findIssuePicture(locale, name);
  if (kind === "petition") return findPetitionPicture(locale, name);
  if (kind === "news") return findNewsPicture(locale, name);
  return findSectionPicture(locale, name);
}

async function findIssuePicture(locale: Locale, slug: string): Promise<PagePicture | null> {
  const issue = (await listIssues(locale)).find(({ slugs }) => slugs.en === slug);
  return issue ? { kicker: issue.kicker, title: issue.title, illustration: issue.illustration } : null;
}

/** No count: it would be old when the picture is seen. */
async function findPetitionPicture(locale: Locale, slug: string): Promise<PagePicture | null> {
  const petition = (await listPetitions(locale)).find(({ slugs }) => slugs.en === slug);
  if (!petition) return null;
  const { illustration } = await getIssue(locale, petition.issue);
  const address = new URL(siteUrl()).host + path(locale, "petitions", petition.slug);
  const kicker = translator(locale)("petition.kicker");
  return { kicker, title: petition.title, note: petition.to, address, illustration };
}

async function findNewsPicture(locale: Locale, slug: string): Promise<PagePicture | null> {
  const item = (await listNews(locale)).find(({ slugs }) => slugs.en === slug);
  if (!item) return null;
  const kicker = `${translator(locale)(`news.kinds.${item.kind}`)} · ${formatDate(locale, item.date)}`;
  return { kicker, title: item.title, illustration: await illustrationOf(locale, item) };
}

async function illustrationOf(locale: Locale, { issue, kind }: News): Promise<string> {
  if (issue) return (await getIssue(locale, issue)).illustration;
  return drawingOf(locale, kind === "figures" ? "figures" : "others");
}

async function findSectionPicture(locale: Locale, words: string): Promise<PagePicture | null> {
  const name = words.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  const said = (await findSectionWords(locale, name)) ?? (await findOwnPage(locale, words));
  return (
    said && {
      kicker: said.kicker,
      title: said.title,
      illustration: await drawingOf(locale, drawings[name as keyof typeof drawings] ?? "others"),
    }
  );
}

async function findOwnPage(locale: Locale, slug: string): Promise<{ kicker: string; title: string } | null> {
  return (await listOwnPages(locale)).find(({ slugs }) => slugs.en === slug) ?? null;
}

async function findSectionWords(locale: Locale, name: string): Promise<{ kicker: string; title: string } | null> {
  const t = translator(locale);
  if (isTextSection(name)) return getPage(kinds[name], locale);
  if (name === "home") {
    const { kicker, title } = await getHome(locale);
    return { kicker, title: title.join(" ") };
  }
  if (name === "issues") return { kicker: t("issues.kicker"), title: t("issues.title") };
  if (name === "news") return { kicker: t("news.kicker"), title: t("news.title", forWhom(locale)) };
  if (name === "statistics") return { kicker: t("data.index.kicker"), title: t("data.index.title") };
  if (name === "press") return { kicker: t("press.kicker"), title: t("press.title") };
  if (name === "translations") return { kicker: t("translations.kicker"), title: t("translations.title") };
  return null;
}
