import { notFound } from "next/navigation";
import { isLocale, type Locale } from "#lib/i18n/index.ts";

/** The language of a page from its parameters; for any other value the page does not exist. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}
