import type { Locale } from "../i18n/locales.ts";

/** Pictures for sharing are this large, in pixels: what networks show without cutting. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** Where the picture of a chart is. */
export function chartPicture(locale: Locale, dataset: string, chart: string): string {
  return `/share/${locale}/${dataset}.${chart}.png`;
}

/** Where the picture of a counter is. */
export function counterPicture(locale: Locale, figure: string): string {
  return `/share/${locale}/${figure}.png`;
}

/** Where a chart can be framed by other sites. */
export function embedPath(locale: Locale, slug: string): string {
  return `/embed/${locale}/${slug}`;
}
