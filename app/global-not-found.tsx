import "./styles/site.css";
import type { Metadata } from "next";
import { languageTag, locales, translator } from "#lib/i18n/index.ts";
import { NoPage } from "./_shared/broken-content.tsx";
import { fontClasses } from "./_shared/fonts.ts";

export const metadata: Metadata = {
  title: locales.map((locale) => translator(locale)("error.notFound.title")).join(" · "),
};

/** Next's own answer to an unknown address. */
export default function GlobalNotFound() {
  return (
    <html lang={languageTag.en} className={fontClasses}>
      <body>
        <NoPage />
      </body>
    </html>
  );
}
