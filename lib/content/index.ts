export { typeset } from "../i18n/typography.ts";
export { getBanner } from "./load/banner.ts";
export { findDatasetBySlug, getDataset, listDatasets } from "./load/datasets.ts";
export { type Download, getDownload } from "./load/downloads.ts";
export { type CampaignEvent, listComingEvents, listEvents } from "./load/events.ts";
export { getFigure, listFigures, listFiguresByTopic } from "./load/figures.ts";
export { listHelp } from "./load/help.ts";
export { getHome } from "./load/home.ts";
export { findIssueBySlug, getIssue, type Issue, listIssues } from "./load/issues.ts";
export { findLetter } from "./load/letters.ts";
export { colour, drawingSvg, footSvg, logoFiles, markSvg } from "./load/look.ts";
export { findNewsBySlug, listNews, type News } from "./load/news.ts";
export { listOwnPages, type OwnPage } from "./load/own-pages.ts";
export { isPublished } from "./load/page-folders.ts";
export { findPage, getPage, type Page, type PageKind } from "./load/pages.ts";
export {
  findPetition,
  findPetitionBySlug,
  getPetition,
  listPetitions,
  listPetitionsAndDrafts,
  type Petition,
} from "./load/petitions.ts";
export { getPhoto, listPhotos, type Photo } from "./load/photos.ts";
export { listErrors, listProblemsOf } from "./load/problems.ts";
export { drawingAlt, forWhom, listMenu, realAddress, site } from "./load/site.ts";
export { findChangeOfOther, listTranslations, type TranslationState } from "./load/translations.ts";
export { findPetitionVersion, listPetitionVersions, type PetitionVersion } from "./load/versions.ts";
export type { Body } from "./mdx/compile.ts";
export { anchorOf, type Heading } from "./mdx/headings.ts";
export { MDX_COMPONENT_NAMES, type MdxComponentName } from "./mdx-components.ts";
export { ALL_NEWS, isNewsList, newsListOf, petitionOfNewsList, whoAskedForNewsOf } from "./news-lists.ts";
export { ContentError, describeProblem, type Problem } from "./problem.ts";
export type { Dataset } from "./schema/dataset.ts";
export type { Figure } from "./schema/figure.ts";
export type { Home } from "./schema/home.ts";
export type { Site } from "./schema/site.ts";
export type { Source } from "./schema/source.ts";
