import type { Dataset, Row } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import { type Drawing, type Ink, type Mark, type Size, tenth } from "./drawing.ts";
import { lines, wrap } from "./text.ts";
import { panelTitle, type Show, seriesOf, shortLabel, showOf, valueAt, valueInChart } from "./values.ts";

type Bar = { name: string; value: number | null; show: Show; fill: Ink; stroke?: Ink; series: string; row: string };
type Panel = { title: string; bars: Bar[]; max: number };

/**
 * Several small charts in a grid: one for each group of rows on a common scale, or one for each row on its own scale.
 */
export function drawPanels(dataset: Dataset, chart: ChartOf<"panels">, locale: Locale, size: Size): Drawing {
  const panels = chart.by === "group" ? byGroup(dataset, chart, locale) : byRow(dataset, chart, locale);
  const most = { narrow: 2, medium: chart.by === "group" ? 3 : 4, wide: chart.by === "group" ? 5 : 4 }[size.name];
  const across = Math.min(most, panels.length);
  const gap = size.name === "narrow" ? 22 : 40;
  const width = (size.width - gap * (across - 1)) / across;
  const titles = panels.map(({ title }) => wrap(title, width, size.text, "name"));
  const names = panels.map(({ bars }) => bars.map(({ name }) => wrap(name, width / bars.length - 6, size.text)));
  const titleLines = Math.max(...titles.map((each) => each.length));
  const nameLines = Math.max(...names.flat().map((each) => each.length));
  const step = size.text * 1.25;
  const plotHigh = { narrow: 92, medium: 120, wide: 150 }[size.name];
  const head = titleLines * step + size.text * 1.9;
  const high = head + plotHigh + nameLines * step + size.text * 2.4;

  const marks = panels.flatMap((panel, index): Mark[] => {
    const left = (index % across) * (width + gap);
    const top = Math.floor(index / across) * high;
    const bottom = top + head + plotHigh;
    const each = width / panel.bars.length;
    const thick = Math.min(each * 0.72, 84);
    return [
      ...lines(titles[index] ?? [], { x: tenth(left), y: tenth(top + size.text) }, "name", size.text),
      ...panel.bars.flatMap((bar, order): Mark[] => {
        const middle = left + each * (order + 0.5);
        const labels = names[index]?.[order] ?? [];
        return [
          ...drawBar(bar, { middle, bottom, thick, each, plotHigh, max: panel.max }, locale, size),
          ...lines(
            labels,
            { x: tenth(middle), y: tenth(bottom + size.text * 1.3), anchor: "middle" },
            "axis",
            size.text,
          ),
        ];
      }),
      { type: "path", d: `M${tenth(left)} ${tenth(bottom)}h${tenth(width)}`, stroke: "text", width: 2 },
    ];
  });
  return { width: size.width, height: tenth(Math.ceil(panels.length / across) * high - size.text), marks };
}

type Place = { middle: number; bottom: number; thick: number; each: number; plotHigh: number; max: number };

function drawBar(bar: Bar, { middle, bottom, thick, each, plotHigh, max }: Place, locale: Locale, size: Size): Mark[] {
  const x = tenth(middle - thick / 2);
  if (bar.value === null) {
    const high = size.text * 1.1;
    const texts = wrap(translator(locale)("data.chart.none"), each, size.text);
    return [
      {
        type: "path",
        d: `M${x} ${tenth(bottom)}v${-high}h${tenth(thick)}v${high}`,
        stroke: "edge",
        width: 1.5,
        dashed: true,
      },
      ...lines(
        texts,
        { x: tenth(middle), y: bottom - high - 8 - (texts.length - 1) * size.text * 1.25, anchor: "middle" },
        "note",
        size.text,
      ),
    ];
  }
  const high = (plotHigh * bar.value) / max;
  return [
    {
      type: "rect",
      x,
      y: tenth(bottom - high),
      width: tenth(thick),
      height: tenth(high),
      fill: bar.fill,
      ...(bar.stroke ? { stroke: bar.stroke } : {}),
      datum: { series: bar.series, row: bar.row, value: bar.value },
    },
    {
      type: "text",
      x: tenth(middle),
      y: tenth(bottom - high - 8),
      text: valueInChart(locale, bar.value, bar.show),
      style: each < 60 ? "axis" : "label",
      size: each < 60 ? size.text : size.text + 1,
      ink: "text",
      anchor: "middle",
    },
  ];
}

function byGroup(dataset: Dataset, chart: ChartOf<"panels">, locale: Locale): Panel[] {
  const [series = ""] = chart.series;
  const show = seriesOf(dataset, series);
  const max = Math.max(...dataset.rows.map(({ key }) => valueAt(dataset, series, key) ?? 0));
  const groups = new Map(dataset.rows.map(({ group }) => [group?.en ?? "", group?.[locale] ?? ""]));
  return [...groups].map(([key, title]) => ({
    title,
    max,
    bars: dataset.rows
      .filter((row) => (row.group?.en ?? "") === key)
      .map((row) => ({
        name: shortLabel(row, locale),
        value: valueAt(dataset, series, row.key),
        show,
        fill: "person",
        series,
        row: row.key,
      })),
  }));
}

function byRow(dataset: Dataset, chart: ChartOf<"panels">, locale: Locale): Panel[] {
  return dataset.rows.map((row) => {
    const bars = chart.series.map((series, order) => barOf(dataset, row, series, order === 0, locale));
    return { title: panelTitle(row, locale), bars, max: Math.max(...bars.map(({ value }) => value ?? 0)) };
  });
}

function barOf(dataset: Dataset, row: Row, id: string, isFirst: boolean, locale: Locale): Bar {
  const series = seriesOf(dataset, id);
  const period = row.periods?.[dataset.series.indexOf(series)];
  return {
    name: period?.[locale] ?? (series.short ?? series.label)[locale],
    value: valueAt(dataset, id, row.key),
    show: showOf(dataset, row, id),
    ...(isFirst ? { fill: "place" as const, stroke: "edge" as const } : { fill: "person" as const }),
    series: id,
    row: row.key,
  };
}
