import { FigureValue } from "#components/mdx/stats.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { counterPicture } from "#lib/charts/pictures.ts";
import type { Figure } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";

/** Every counter of the site with its date and its picture for sharing. */
export function CounterList({ locale, figures }: { locale: Locale; figures: Figure[] }) {
  const t = translator(locale);
  return (
    <ul className="counters">
      {figures.map((figure) => (
        <li key={figure.id} id={`figure-${figure.id}`} data-passage="figure">
          <b className="num">
            <FigureValue locale={locale} figure={figure} labelComesFirst />
          </b>
          <span data-passage-title="">
            <NoBreakBillNumbers>{figure.label[locale]}</NoBreakBillNumbers>
          </span>
          <span className="small">
            {figure.asOf[locale]} · {figure.source.publisher[locale]} ·{" "}
            <a
              href={counterPicture(locale, figure.id)}
              aria-label={t("data.index.pictureOf", { name: `${figure.label[locale]}, ${figure.asOf[locale]}` })}
            >
              {t("data.index.picture")}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}
