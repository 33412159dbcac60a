import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { csvPath } from "#lib/charts/published.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";

/** Datasets, each with the main finding of its first chart and its downloads. */
export function DatasetList({ locale, datasets }: { locale: Locale; datasets: Dataset[] }) {
  const t = translator(locale);
  return (
    <ul className="ledger ledger-2">
      {datasets.map(({ id, slugs, name, charts, asOf }) => (
        <li key={id}>
          <h3>
            <a href={path(locale, "statistics", slugs[locale])}>
              <NoBreakBillNumbers>{name[locale]}</NoBreakBillNumbers>
            </a>
          </h3>
          <div className="stack">
            <p>
              <NoBreakBillNumbers>{charts[0]?.title[locale] ?? ""}</NoBreakBillNumbers>
            </p>
            <p className="small">
              {t("data.page.asOf", { date: asOf[locale] })} ·{" "}
              <a href={csvPath(id, locale)} download aria-label={`CSV: ${name[locale]}`}>
                CSV
              </a>{" "}
              ·{" "}
              <a href={`/data/${id}.json`} aria-label={`JSON: ${name[locale]}`}>
                JSON
              </a>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
