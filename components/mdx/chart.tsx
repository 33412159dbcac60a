import { ChartFigure } from "#components/charts/chart-figure.tsx";
import { getDataset } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";

type Props = { locale: Locale; dataset: string; view?: string };

/** A chart of a dataset within a text. @throws when the dataset, or its view, does not exist */
export async function Chart({ locale, dataset: id, view }: Props) {
  const dataset = await getDataset(id);
  const chart = view ? dataset.charts.find((each) => each.id === view) : dataset.charts[0];
  if (!chart) throw new Error(`The dataset ${id} has no chart called ${view}.`);
  return <ChartFigure dataset={dataset} chart={chart} locale={locale} />;
}
