import { scaleBand } from "d3-scale";
import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { axisLabels, baseLine, fromZero, gridLines, gutter } from "./axes.ts";
import { type Drawing, type Ink, type Mark, type Size, tenth } from "./drawing.ts";
import { drawGaps } from "./gaps.ts";
import { inside, lines, spread, widthOf, wrap } from "./text.ts";
import { seriesOf, shortLabel, valueInChart, valuesOf } from "./values.ts";

const HEIGHTS = { narrow: 350, medium: 400, wide: 460 } as const;
const MARGINS = { narrow: 0, medium: 176, wide: 230 } as const;
const PARTS: readonly { fill: Ink; stroke?: Ink }[] = [{ fill: "person" }, { fill: "place", stroke: "edge" }];

/**
 * One column for each row. A row without a value stays empty and says so; a period that is not over is drawn as
 * unfinished.
 */
export function drawColumns(dataset: Dataset, chart: ChartOf<"columns">, locale: Locale, size: Size): Drawing {
  const height = HEIGHTS[size.name];
  const isStacked = chart.series.length > 1;
  const isNarrow = size.name === "narrow";
  const parts = chart.series.map((id) => ({ id, show: seriesOf(dataset, id), values: valuesOf(dataset, id) }));
  const show = parts[0]?.show ?? { unit: "count" as const };
  const sums = dataset.rows.map((_, index) => sumOf(parts.map(({ values }) => values[index] ?? null)));
  const max = Math.max(...sums.map((sum) => sum ?? 0));
  const plot = {
    left: gutter(max, size, locale, show),
    right: size.width - (isStacked ? MARGINS[size.name] : 0),
    top: size.value * (isNarrow && isStacked ? 4.6 : 2.6),
    bottom: height - size.text * 2.4,
  };
  const y = fromZero(max, plot);
  const band = scaleBand()
    .domain(dataset.rows.map(({ key }) => key))
    .range([plot.left, plot.right])
    .paddingInner(size.name === "narrow" ? 0.22 : 0.3)
    .paddingOuter(0.05);
  const x = (key: string) => band(key) ?? 0;

  const columns = dataset.rows.flatMap(({ key, partial }, index): Mark[] => {
    let low = 0;
    return parts.flatMap(({ id, values }, order): Mark[] => {
      const value = values[index];
      if (typeof value !== "number") return [];
      const top = tenth(y(low + value));
      const ink = partial
        ? { fill: "pale" as const, stroke: "person" as const, dashed: true }
        : (PARTS[order] ?? PARTS[0]);
      const mark: Mark = {
        type: "rect",
        x: tenth(x(key)),
        y: top,
        width: tenth(band.bandwidth()),
        height: tenth(y(low) - y(low + value)),
        ...(ink ?? { fill: "person" }),
        datum: { series: id, row: key, value },
      };
      low += value;
      return [mark];
    });
  });

  const fits = (letters: number) => widthOf(valueInChart(locale, max, show), letters, "label") < band.step() * 0.98;
  const everyOne = !isStacked && (fits(size.value) || fits(size.text));
  const letters = fits(size.value) || (!everyOne && size.name === "wide") ? size.value : size.text;
  const values = dataset.rows.flatMap((row, index): Mark[] => {
    const sum = sums[index];
    const mark = chart.marks.find((each) => each.row === row.key);
    if (typeof sum !== "number" || !(everyOne || (mark && !(isNarrow && mark.wideOnly)))) return [];
    const text = valueInChart(locale, sum, show);
    const middle = x(row.key) + band.bandwidth() / 2;
    const bounds = { ...size, width: plot.right };
    const above = y(sum) - 9;
    const note = mark?.text?.[locale];
    const place = (words: string, high: number, at: number, style: "label" | "note") => {
      const { x: left, anchor } = inside(middle, widthOf(words, high, style), bounds);
      return lines([words], { x: tenth(left), y: at, anchor }, style, high, "paper");
    };
    return [
      ...place(text, letters, above, "label"),
      ...(note ? place(note, size.text, above - letters - 3, "note") : []),
    ];
  });

  const missing = dataset.rows.map(({ key }, index) =>
    sums[index] === null ? { from: x(key), to: x(key) + band.bandwidth() } : null,
  );
  const labels = dataset.rows.map((row) => ({ text: shortLabel(row, locale), x: x(row.key) + band.bandwidth() / 2 }));
  return {
    width: size.width,
    height,
    marks: [
      ...gridLines(y, { ...plot, left: 0 }, size, locale, show),
      ...columns,
      ...drawGaps(missing, plot.bottom, locale, size),
      baseLine(plot),
      ...values,
      ...(isStacked ? partNames(dataset, parts, plot.right, y, locale, size) : []),
      ...axisLabels(labels, height - 6, { ...size, width: plot.right }),
    ],
  };
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

type Part = {
  id: string;
  show: { unit: "people" | "count" | "million" | "percent" | "one-in" };
  values: (number | null)[];
};

/** The name of each part beside the last column. */
function partNames(
  dataset: Dataset,
  parts: readonly Part[],
  right: number,
  y: (value: number) => number,
  locale: Locale,
  size: Size,
): Mark[] {
  const last = dataset.rows.length - 1;
  if (size.name === "narrow") return key(dataset, parts, locale, size);
  let low = 0;
  const middles = parts.map(({ values }) => {
    const value = values[last] ?? 0;
    low += value;
    return y(low - value / 2);
  });
  const room = size.text * 2.6 + size.value;
  const places = spread([...middles].reverse(), room, 0, y(0) - size.text * 1.4).reverse();
  return parts.flatMap(({ id, show, values }, order): Mark[] => {
    const series = seriesOf(dataset, id);
    const texts = wrap(series.label[locale], size.width - right - 12, size.text);
    const at = places[order] ?? 0;
    const value = values[last];
    return [
      ...lines(texts, { x: right + 12, y: tenth(at) }, "axis", size.text),
      ...(typeof value === "number"
        ? lines(
            [valueInChart(locale, value, show)],
            { x: right + 12, y: tenth(at + texts.length * size.text * 1.25 + 3) },
            "label",
            size.value - 2,
          )
        : []),
    ];
  });
}

/** On a phone the names are above the plot, each with its colour and its latest value. */
function key(dataset: Dataset, parts: readonly Part[], locale: Locale, size: Size): Mark[] {
  const row = dataset.rows.at(-1);
  return [...parts].reverse().flatMap(({ id, show, values }, index): Mark[] => {
    const value = values.at(-1);
    const words =
      typeof value === "number" && row ? ` ${valueInChart(locale, value, show)} (${shortLabel(row, locale)})` : "";
    const y = size.text * (0.2 + index * 1.5);
    const paint = PARTS[parts.length - 1 - index] ?? { fill: "person" as const };
    return [
      { type: "rect", x: 0.8, y: tenth(y), width: 13, height: 13, ...paint },
      ...lines(
        [`${seriesOf(dataset, id).label[locale]}${locale === "fr" ? "\u00a0:" : ":"}${words}`],
        { x: 22, y: y + 12 },
        "axis",
        size.text,
      ),
    ];
  });
}
