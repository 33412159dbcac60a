import { area, stack } from "d3-shape";
import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { axisLabels, baseLine, fromZero, gridLines } from "./axes.ts";
import { type Drawing, type Ink, type Mark, type Size, tenth } from "./drawing.ts";
import { spread } from "./text.ts";
import { seriesOf, shortLabel, valueInChart, valuesOf } from "./values.ts";

const HEIGHTS = { narrow: 420, medium: 460, wide: 540 } as const;
/** Space for the names on the right. */
const MARGINS = { narrow: 140, medium: 184, wide: 312 } as const;

// Neighbours differ in lightness, so that the bands stay distinct in greyscale; a thin line separates them for
// everyone.
const BANDS: readonly Ink[] = ["person", "light", "strong", "pale", "place", "edge"];

/** Parts over time, stacked, each named at its end. A part has no band before it was counted. */
export function drawAreas(dataset: Dataset, chart: ChartOf<"areas">, locale: Locale, size: Size): Drawing {
  const height = HEIGHTS[size.name];
  const plot = {
    left: 0,
    right: size.width - MARGINS[size.name],
    top: size.text * 2,
    bottom: height - size.text * 2.4,
  };
  const columns = new Map(chart.series.map((id) => [id, valuesOf(dataset, id)]));
  const stacked = stack<number, string>()
    .keys(chart.series)
    .value((index, id) => columns.get(id)?.[index] ?? 0)(dataset.rows.map((_, index) => index));
  const y = fromZero(Math.max(...stacked.flatMap((band) => band.map(([, top]) => top))), plot);
  const apart = (plot.right - plot.left) / Math.max(1, dataset.rows.length - 1);
  const x = (index: number) => tenth(index * apart);

  const bands = stacked.map((band, order): Mark => {
    const values = columns.get(band.key) ?? [];
    const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
    const shape = area<{ index: number; low: number; high: number; known: boolean }>()
      .defined((point) => point.known)
      .x(({ index }) => x(index))
      .y0(({ low }) => tenth(y(low)))
      .y1(({ high }) => tenth(y(high)))
      .digits(1);
    const points = band.map(([low, high], index) => ({ index, low, high, known: values[index] !== null }));
    const rows = known.map(({ index }) => dataset.rows[index]?.key ?? "");
    return {
      type: "path",
      d: shape(points) ?? "",
      fill: BANDS[order % BANDS.length] ?? "edge",
      stroke: "paper",
      width: 1.5,
      data: { series: band.key, rows, values: known.map(({ value }) => value) },
    };
  });

  const last = dataset.rows.length - 1;
  const middles = stacked.map((band) => {
    const [low = 0, high = 0] = band[last] ?? [];
    return y((low + high) / 2);
  });
  // From the top down: the bands are listed from the bottom up.
  const room = size.text * 1.2 + size.value * 1.25;
  const places = spread([...middles].reverse(), room, plot.top, plot.bottom - size.text * 0.2).reverse();
  const names = stacked.flatMap((band, order): Mark[] => {
    const series = seriesOf(dataset, band.key);
    const value = columns.get(band.key)?.[last];
    const [from, to] = [tenth(middles[order] ?? 0), tenth(places[order] ?? 0)];
    const left = plot.right + (size.name === "narrow" ? 20 : 26);
    const label = size.name === "wide" ? series.label : (series.short ?? series.label);
    return [
      { type: "path", d: `M${tenth(plot.right + 4)} ${from}L${tenth(left - 6)} ${to}`, stroke: "edge", width: 1.5 },
      { type: "text", x: left, y: tenth(to - 1), text: label[locale], style: "axis", size: size.text, ink: "text" },
      ...(typeof value === "number"
        ? [
            {
              type: "text" as const,
              x: left,
              y: tenth(to + size.value * 0.9),
              text: valueInChart(locale, value, series),
              style: "label" as const,
              size: size.value - 2,
            },
          ]
        : []),
    ];
  });

  const show = seriesOf(dataset, chart.series[0] ?? "");
  const labels = dataset.rows.map((row, index) => ({ text: shortLabel(row, locale), x: x(index) }));
  return {
    width: size.width,
    height,
    marks: [
      ...gridLines(y, plot, size, locale, show),
      ...bands,
      baseLine(plot),
      ...names,
      ...axisLabels(labels, height - 6, size),
    ],
  };
}
