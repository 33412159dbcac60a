import { FigureValue } from "#components/mdx/stats.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { counterPicture } from "#lib/charts/pictures.ts";
import type { Figure } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";

export type CounterGroup = {
  id: string;
  title: string;
  figures: Figure[];
  /** The page that shows a figure, and its place there; none where no text shows it. */
  pageOf(figure: string): { title: string; href: string } | null;
};

type Props = { locale: Locale; group: CounterGroup };

/** The single figures of one subject, each with its date, its page and its picture for sharing. */
export function CounterList({ locale, group }: Props) {
  return (
    <section aria-labelledby={group.id} className="counter-group">
      <h3 id={group.id}>
        <NoBreakBillNumbers>{group.title}</NoBreakBillNumbers>
      </h3>
      <ul className="counters">
        {group.figures.map((figure) => (
          <Counter key={figure.id} locale={locale} figure={figure} page={group.pageOf(figure.id)} />
        ))}
      </ul>
    </section>
  );
}

type CounterProps = { locale: Locale; figure: Figure; page: ReturnType<CounterGroup["pageOf"]> };

function Counter({ locale, figure, page }: CounterProps) {
  const t = translator(locale);
  const label = figure.label[locale];
  const asOf = figure.asOf[locale];
  return (
    <li id={`figure-${figure.id}`} data-passage="figure">
      <b className="num">
        <FigureValue locale={locale} figure={figure} labelComesFirst />
      </b>
      <span data-passage-title="">
        <NoBreakBillNumbers>{label}</NoBreakBillNumbers>
      </span>
      <span className="small">
        {asOf} · {figure.source.publisher[locale]}
      </span>
      <span className="small counter-links">
        {page ? (
          <a href={page.href} aria-label={t("data.index.onPageOf", { name: `${label}, ${asOf}`, page: page.title })}>
            <NoBreakBillNumbers>{page.title}</NoBreakBillNumbers>
          </a>
        ) : null}
        <a
          href={counterPicture(locale, figure.id)}
          aria-label={t("data.index.pictureOf", { name: `${label}, ${asOf}` })}
        >
          {t("data.index.picture")}
        </a>
      </span>
    </li>
  );
}
