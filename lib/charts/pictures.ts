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

const pictureKinds = ["page", "issue", "petition", "news"] as const;

export type PictureKind = (typeof pictureKinds)[number];

/** Whether the first part of a picture's name says that it is of a page, and not of a dataset. */
export function isPictureKind(name: string): name is PictureKind {
  return pictureKinds.some((kind) => kind === name);
}

/** Where the picture of a page is. @param name the English slug, or for a page without one its section */
export function pagePicture(locale: Locale, kind: PictureKind, name: string): string {
  // Addresses have no capital letters.
  const inWords = name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  return `/share/${locale}/${kind}.${inWords}.png`;
}

/** Where a chart can be framed by other sites. */
export function embedPath(locale: Locale, slug: string): string {
  return `/embed/${locale}/${slug}`;
}
