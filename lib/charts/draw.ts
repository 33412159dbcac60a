import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartSpec } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { drawAreas } from "./areas.ts";
import { drawBars } from "./bars.ts";
import { drawColumns } from "./columns.ts";
import { drawDots } from "./dots.ts";
import type { Drawing, Size } from "./drawing.ts";
import { drawLine } from "./line.ts";
import { drawPanels } from "./panels.ts";

/** Draws a chart of a dataset in one language and one size. */
export function draw(dataset: Dataset, chart: ChartSpec, locale: Locale, size: Size): Drawing {
  switch (chart.kind) {
    case "line":
      return drawLine(dataset, chart, locale, size);
    case "areas":
      return drawAreas(dataset, chart, locale, size);
    case "columns":
      return drawColumns(dataset, chart, locale, size);
    case "bars":
      return drawBars(dataset, chart, locale, size);
    case "dots":
      return drawDots(dataset, chart, locale, size);
    case "panels":
      return drawPanels(dataset, chart, locale, size);
  }
}
