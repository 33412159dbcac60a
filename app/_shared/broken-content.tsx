import { ContentProblems } from "#components/layout/content-problems.tsx";
import { NotFoundMessage } from "#components/layout/trouble-page.tsx";
import { listErrors } from "#lib/content/index.ts";
import { languageTag, locales, translator } from "#lib/i18n/index.ts";

/**
 * What Next shows where there is no page, in both languages, since it cannot know which is meant. While editors write,
 * a page may be missing because its text is broken: then it says what to correct.
 */
export async function NoPage() {
  const broken = (await listErrors("en")).length > 0;
  return (
    <main>
      {locales.map((locale) => (
        <div key={locale} lang={languageTag[locale]}>
          {broken ? <BrokenContent locale={locale} /> : <NotFoundMessage locale={locale} />}
        </div>
      ))}
    </main>
  );
}

async function BrokenContent({ locale }: { locale: (typeof locales)[number] }) {
  const t = translator(locale);
  return (
    <section className="section" aria-labelledby={`broken-${locale}`}>
      <div className="wrap">
        <h1 id={`broken-${locale}`}>{t("error.content.title")}</h1>
        <p className="lede">{t("error.content.lede")}</p>
      </div>
      <ContentProblems locale={locale} problems={await listErrors(locale)} />
    </section>
  );
}
