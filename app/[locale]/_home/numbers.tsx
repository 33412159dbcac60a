import { FigureValue } from "#components/mdx/stats.tsx";
import { OneIn67 } from "#components/ui/one-in-67.tsx";
import { getFigure, isPublished } from "#lib/content/index.ts";
import { path, translator } from "#lib/i18n/index.ts";
import { More, type SectionProps } from "./section.tsx";

/** One figure, large, with its date and source. */
export async function Numbers({ locale, home }: SectionProps) {
  const t = translator(locale);
  const hasDay = isPublished("worldRefugeeDay");
  const figure = await getFigure(home.numbers.figure);
  return (
    <section className="section on-dark" aria-labelledby="numbers-title">
      <div className="wrap split split-even items-center">
        <div className="stack">
          <h2 id="numbers-title" className="vh">
            {home.numbers.title}
          </h2>
          <p className="giant">
            <FigureValue locale={locale} figure={figure} /> <span className="giant-label">{figure.label[locale]}</span>
          </p>
          <p className="lede">{home.numbers.lede}</p>
          <p className="small">
            {figure.asOf[locale]}. {figure.source.publisher[locale]}, {figure.source.title[locale]}.
          </p>
          {hasDay ? (
            <More href={path(locale, "worldRefugeeDay")}>{t("home.numbersMore")}</More>
          ) : (
            <More href={path(locale, "statistics")}>{t("data.index.title")}</More>
          )}
        </div>
        {hasDay ? <OneIn67 locale={locale} /> : null}
      </div>
    </section>
  );
}
