export { countryName, countryNames, elsewhere } from "./countries.ts";
export { formatCount, formatDate, formatNumber, formatTime, isoDay, shownNumber } from "./format.ts";
export { isLocale, type Locale, languageTag, locales, otherLocale } from "./locales.ts";
export {
  countPicturePath,
  draftPaths,
  figuresPaths,
  frameInboxPath,
  framePath,
  inboxPath,
  letterPaths,
  mastodonPath,
  neverAgainSegment,
  newsInboxPath,
  path,
  paths,
  posterPath,
  type Section,
  sheetPath,
  togetherPath,
  toolkitPaths,
  versionPaths,
  withdrawPath,
} from "./paths.ts";
export { CLOCK } from "./time-zone.ts";
export { type Translate, translator } from "./translate.ts";
export { formatSpan } from "./zones.ts";
