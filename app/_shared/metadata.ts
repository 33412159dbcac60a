import type { Metadata } from "next";
import { PICTURE_SIZE } from "#lib/charts/pictures.ts";
import { site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, languageTag, otherLocale, translator } from "#lib/i18n/index.ts";

type Page = {
  locale: Locale;
  alternates: Record<Locale, string>;
  title: string;
  description: string;
  /** Address of the picture that other sites show with a link to the page. */
  picture: string;
  /** For articles: the day they last changed. */
  updated?: string;
};

/** The title as browsers and search results show it. */
export function fullTitle(locale: Locale, title: string): string {
  return translator(locale)("site.titleTemplate", { title, site: site.organisation.name[locale] });
}

/** Everything a page tells machines about itself, except its title, which a page with a form writes itself. */
export function pageMetadataWithoutTitle({ locale, alternates, title, description, picture, updated }: Page): Metadata {
  const feedTitle = translator(locale)("news.feedTitle", { site: site.organisation.name[locale] });
  const image = { url: picture, ...PICTURE_SIZE, alt: title };
  return {
    metadataBase: new URL(siteUrl()),
    description,
    manifest: `/${locale}/app.webmanifest`,
    alternates: {
      canonical: alternates[locale],
      languages: { "en-CA": alternates.en, "fr-CA": alternates.fr, "x-default": alternates.en },
      types: { "application/atom+xml": [{ url: `/${locale}/feed.xml`, title: feedTitle }] },
    },
    openGraph: {
      type: updated ? "article" : "website",
      siteName: site.organisation.name[locale],
      title,
      description,
      url: alternates[locale],
      locale: languageTag[locale].replace("-", "_"),
      alternateLocale: languageTag[otherLocale(locale)].replace("-", "_"),
      images: [image],
      ...(updated ? { modifiedTime: updated } : {}),
    },
    twitter: { card: "summary_large_image", images: [image] },
    icons: {
      icon: [{ url: "/illustrations/favicon.svg", type: "image/svg+xml" }],
      apple: "/apple-touch-icon.png",
    },
  };
}

/** Everything a page tells machines about itself. */
export function pageMetadata(page: Page): Metadata {
  return { title: fullTitle(page.locale, page.title), ...pageMetadataWithoutTitle(page) };
}
