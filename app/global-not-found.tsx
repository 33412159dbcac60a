import "./styles/site.css";
import type { Metadata } from "next";
import { NotFoundMessage } from "#components/layout/trouble-page.tsx";
import { languageTag, locales, translator } from "#lib/i18n/index.ts";
import { fontClasses } from "./_shared/fonts.ts";

export const metadata: Metadata = {
  title: locales.map((locale) => translator(locale)("error.notFound.title")).join(" · "),
};

/** Next's own answer, which cannot know the language of an unknown address: it shows both, one below the other. */
export default function GlobalNotFound() {
  return (
    <html lang={languageTag.en} className={fontClasses}>
      <body>
        <main>
          {locales.map((locale) => (
            <div key={locale} lang={languageTag[locale]}>
              <NotFoundMessage locale={locale} />
            </div>
          ))}
        </main>
      </body>
    </html>
  );
}
