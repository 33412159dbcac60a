import "../styles/site.css";
import type { Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { colour } from "#lib/content/index.ts";
import { isLocale, languageTag, locales } from "#lib/i18n/index.ts";
import { fontClasses } from "../_shared/fonts.ts";

export const dynamicParams = false;

/** Pages are made again every hour, so that a banner ends on its day and an event that is over moves down. */
export const revalidate = 3600;

export const viewport: Viewport = { themeColor: colour("spruce-900") };

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={languageTag[locale]} className={fontClasses}>
      <body>
        {children}
        <script type="module" src="/enhance.js" data-keep="" />
      </body>
    </html>
  );
}
