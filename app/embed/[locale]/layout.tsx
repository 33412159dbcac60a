import "../../styles/site.css";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, languageTag, locales } from "#lib/i18n/index.ts";
import { fontClasses } from "../../_shared/fonts.ts";

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The layout of a frame on another site: no header, no footer, no script. */
export default async function EmbedLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={languageTag[locale]} className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
