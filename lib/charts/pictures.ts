import type { Locale } from "../i18n/locales.ts";

/** Size of the pictures for sharing, in pixels: networks show it without cropping. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** The address of a chart's picture. */
export function chartPicture(locale: Locale, dataset: string, chart: string): string {
  return `/share/${locale}/${dataset}.${chart}.png`;
}

/** The address of a counter's picture. */
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
