import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { SourceTitle } from "#components/ui/source-title.tsx";
import { type Figure, getFigure } from "#lib/content/index.ts";
import { formatNumber, type Locale, shownNumber, translator } from "#lib/i18n/index.ts";

export function Stats({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}

/** One figure with what it counts, its year and its source, all from the dataset: pages contain no values. */
export async function Stat({ locale, figure: id }: { locale: Locale; figure: string }) {
  const figure = await getFigure(id);
  const { title, publisher, url } = figure.source;
  return (
    <div className="stat" id={`figure-${id}`}>
      <dt>
        <NoBreakBillNumbers>{figure.label[locale]}</NoBreakBillNumbers>
      </dt>
      <dd className="num">
        <FigureValue locale={locale} figure={figure} labelComesFirst />
      </dd>
      <dd className="small">
        <b>{figure.asOf[locale]}</b>
        <details className="fold fold-narrow">
          <summary>{translator(locale)("stat.source")}</summary>
          <a href={typeof url === "string" ? url : url[locale]} rel="noreferrer">
            {publisher[locale]}, <SourceTitle locale={locale} title={title[locale]} />
          </a>
          {figure.note ? (
            <>
              <br />
              <NoBreakBillNumbers>{figure.note[locale]}</NoBreakBillNumbers>
            </>
          ) : null}
        </details>
      </dd>
    </div>
  );
}

/** A figure in a few words, beside a long text that shows it in full. */
export async function KeyFigure({ locale, figure: id }: { locale: Locale; figure: string }) {
  const figure = await getFigure(id);
  return (
    <p className="key-figure">
      <b className="num">
        <FigureValue locale={locale} figure={figure} labelComesFirst />
      </b>{" "}
      <a href={`#figure-${id}`}>
        <NoBreakBillNumbers>{figure.label[locale]}</NoBreakBillNumbers>
      </a>{" "}
      <span className="small">{figure.asOf[locale]}</span>
    </p>
  );
}

type ValueProps = {
  locale: Locale;
  figure: Figure;
  /** In the HTML the label comes before the value for screen readers; visually it is below the value. */
  labelComesFirst?: boolean;
};

/** The value as text before its label: `about 8 %`, `123.2 million`, « 123,2 millions de », `1 in 67`. */
export function FigureValue({ locale, figure, labelComesFirst = false }: ValueProps) {
  const t = translator(locale);
  const { unit, decimals = 0 } = figure.show;
  const qualifier = figure.qualifier ? (
    <small className="qualifier">{t(`stat.qualifiers.${figure.qualifier}`)} </small>
  ) : null;
  const number = (value: number) => formatNumber(locale, value, decimals);
  switch (unit) {
    case "million":
      return (
        <>
          {qualifier}
          {number(figure.value / 1_000_000)}
          <small>
            {" "}
            {t("stat.million", { value: shownNumber(figure.value / 1_000_000, decimals) })}
            {locale === "fr" ? <span aria-hidden={labelComesFirst || undefined}> de</span> : null}
          </small>
        </>
      );
    case "percent":
      return (
        <>
          {qualifier}
          {number(figure.value)}
          <small>{locale === "fr" ? "\u00a0%" : "%"}</small>
        </>
      );
    case "one-in":
      return (
        <>
          {qualifier}
          {t("stat.oneIn", { value: number(figure.value) })}
        </>
      );
    case "days":
    case "hours":
    case "years":
      return (
        <>
          {qualifier}
          {number(figure.value)}
          <small> {t(`stat.${unit}`, { value: shownNumber(figure.value, decimals) })}</small>
        </>
      );
    case "dollars":
      return (
        <>
          {qualifier}
          {locale === "fr" ? `${number(figure.value)}\u00a0$` : `$${number(figure.value)}`}
        </>
      );
    case "people":
    case "count":
      return (
        <>
          {qualifier}
          {number(figure.value)}
        </>
      );
  }
}
