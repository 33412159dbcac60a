import { area, curveLinear, line } from "d3-shape";
import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { axisLabels, baseLine, fromZero, gridLines } from "./axes.ts";
import { type Drawing, type Mark, type Size, tenth } from "./drawing.ts";
import { inside, lines, widthOf, wrap } from "./text.ts";
import { rowLabel, seriesOf, shortLabel, valueInChart, valuesOf } from "./values.ts";

const HEIGHTS = { narrow: 360, medium: 420, wide: 500 } as const;

type Point = { x: number; y: number };

/** Values over time: a line over a filled area, broken where a value is missing. */
export function drawLine(dataset: Dataset, chart: ChartOf<"line">, locale: Locale, size: Size): Drawing {
  const height = HEIGHTS[size.name];
  const plot = { left: 0, right: size.width, top: size.value * 3.6, bottom: height - size.text * 2.4 };
  const all = chart.series.map((id) => ({ id, show: seriesOf(dataset, id), values: valuesOf(dataset, id) }));
  const max = Math.max(...all.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = fromZero(max, plot);
  const inset = size.dot + 2;
  const apart = (size.width - 2 * inset) / Math.max(1, dataset.rows.length - 1);
  const x = (index: number) => tenth(inset + index * apart);
  const up = (value: number) => tenth(y(value));

  const curves = all.flatMap(({ id, values }, order): Mark[] => {
    const points = values.map((value, index) => ({ index, value }));
    const known = points.filter(({ value }) => value !== null);
    const shape = line<(typeof points)[number]>()
      .defined(({ value }) => value !== null)
      .x(({ index }) => x(index))
      .y(({ value }) => up(value ?? 0))
      .curve(curveLinear)
      .digits(1);
    const ground = area<(typeof points)[number]>()
      .defined(({ value }) => value !== null)
      .x(({ index }) => x(index))
      .y0(tenth(plot.bottom))
      .y1(({ value }) => up(value ?? 0))
      .digits(1);
    const data = {
      series: id,
      rows: known.map(({ index }) => dataset.rows[index]?.key ?? ""),
      values: known.map(({ value }) => value ?? 0),
    };
    return [
      ...(order === 0 ? [{ type: "path" as const, d: ground(points) ?? "", fill: "pale" as const }] : []),
      { type: "path", d: shape(points) ?? "", stroke: order === 0 ? "person" : "edge", width: size.line, data },
    ];
  });

  const points = chart.marks.flatMap((mark): Mark[] => {
    if (mark.wideOnly && size.name === "narrow") return [];
    const series = all.find(({ id }) => id === (mark.series ?? chart.series[0]));
    const index = dataset.rows.findIndex(({ key }) => key === mark.row);
    const row = dataset.rows[index];
    const value = series?.values[index];
    if (!series || !row || typeof value !== "number") return [];
    const [cx, cy] = [x(index), up(value)];
    const curve = series.values.flatMap((each, at) => (each === null ? [] : [{ x: x(at), y: up(each) }]));
    const datum = { series: series.id, row: row.key, value };
    const label = valueInChart(locale, value, series.show);
    const note = mark.text ? `${shortLabel(row, locale)}${locale === "fr" ? "\u00a0:" : ":"} ${mark.text[locale]}` : "";
    return [
      { type: "circle", x: cx, y: cy, r: size.dot, fill: "paper", stroke: "person", width: size.line - 0.5, datum },
      ...nameOf(label, note, { x: cx, y: cy, side: mark.side }, curve, size),
    ];
  });

  const names = dataset.rows.map((row, index) => ({
    text: shortLabel(row, locale) || rowLabel(row, locale),
    x: x(index),
  }));
  const show = all[0]?.show ?? { unit: "count" as const };
  return {
    width: size.width,
    height,
    marks: [
      ...curves.slice(0, 1),
      ...clearOf(points, gridLines(y, plot, size, locale, show)),
      baseLine(plot),
      ...curves.slice(1),
      ...points,
      ...axisLabels(names, height - 6, size),
    ],
  };
}

/** Leaves out a label of the scale where a value would cover it. */
function clearOf(points: readonly Mark[], grid: readonly Mark[]): Mark[] {
  const taken = points.flatMap((mark) => (mark.type === "text" && mark.x < mark.size * 4 ? [mark] : []));
  return grid.filter(
    (mark) =>
      mark.type !== "text" || !taken.some((other) => Math.abs(other.y - mark.y) < (other.size + mark.size) * 0.6),
  );
}

type At = { x: number; y: number; side: "above" | "below" | "left" | "right" };

/** The value beside its point, and what happened then. Above and below, it does not touch the curve. */
function nameOf(label: string, note: string, { x, y, side }: At, curve: readonly Point[], size: Size): Mark[] {
  const gap = size.dot + 9;
  const step = size.text * 1.25;
  if (side === "left" || side === "right") {
    const at = { x: tenth(x + (side === "left" ? -gap : gap)), anchor: side === "left" ? ("end" as const) : undefined };
    const texts = note ? wrap(note, size.width * 0.42, size.text) : [];
    const top = y - 6 - size.value - (texts.length - 1) * step;
    return [
      ...lines(texts, { ...at, y: top }, "note", size.text, "paper"),
      ...lines([label], { ...at, y: y - 4 }, "label", size.value, "paper"),
    ];
  }
  const width = Math.max(widthOf(label, size.value, "label"), widthOf(note, size.text));
  const at = inside(x, width, size);
  const left = at.anchor === "start" ? at.x : at.anchor === "end" ? at.x - width : at.x - width / 2;
  const reach = size.dot + 10;
  const near = [
    y,
    ...curve.filter((point) => point.x >= left - reach && point.x <= left + width + reach).map((point) => point.y),
  ];
  if (side === "above") {
    const baseline = Math.min(...near) - gap;
    return [
      ...lines(note ? [note] : [], { ...at, y: baseline - size.value - 2 }, "note", size.text, "paper"),
      ...lines([label], { ...at, y: baseline }, "label", size.value, "paper"),
    ];
  }
  const top = Math.max(...near) + gap;
  const leader: Mark[] =
    top - y > gap * 2
      ? [{ type: "path", d: `M${x} ${tenth(y + size.dot + 2)}V${tenth(top)}`, stroke: "edge", width: 1.5 }]
      : [];
  return [
    ...leader,
    ...lines([label], { ...at, y: top + size.value * 0.8 }, "label", size.value, "pale"),
    ...lines(note ? [note] : [], { ...at, y: top + size.value * 0.8 + step }, "note", size.text, "pale"),
  ];
}
