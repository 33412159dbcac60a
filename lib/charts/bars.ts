import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { type Drawing, type Mark, type Size, tenth } from "./drawing.ts";
import { widthOf } from "./text.ts";
import { rowLabel, seriesOf, valueAt, valueInChart } from "./values.ts";

/** One bar for each row, longest first; a thin vertical line marks the value it is compared with. */
export function drawBars(dataset: Dataset, chart: ChartOf<"bars">, locale: Locale, size: Size): Drawing {
  const [id = "", before] = chart.series;
  const show = seriesOf(dataset, id);
  const isWide = size.name === "wide";
  const rows = dataset.rows.filter(({ key }) => chart.rows?.includes(key) ?? true);
  const high = isWide ? 46 : 62;
  const thick = isWide ? 26 : 22;
  const left = isWide ? 310 : 0;
  const right = size.width - (isWide ? 120 : 4);
  const top = before ? size.text * 1.7 : 0;
  const both = rows.flatMap(({ key }) => [valueAt(dataset, id, key), before ? valueAt(dataset, before, key) : 0]);
  const max = Math.max(...both.map((value) => value ?? 0));
  const long = (value: number) => tenth(((right - left) * value) / max);

  const bars = rows.flatMap((row, index): Mark[] => {
    const value = valueAt(dataset, id, row.key);
    const earlier = before ? valueAt(dataset, before, row.key) : null;
    const y = top + index * high;
    const at = isWide ? y + (high - thick) / 2 : y + high - thick - 6;
    const lit = row.key === chart.lit;
    const middle = at + thick / 2 + size.text * 0.36;
    return [
      {
        type: "text",
        x: 0,
        y: tenth(isWide ? middle : at - 9),
        text: rowLabel(row, locale),
        style: "name",
        size: isWide ? size.text : size.text + 2,
      },
      ...(value === null
        ? []
        : [
            {
              type: "rect" as const,
              x: left,
              y: tenth(at),
              width: long(value),
              height: thick,
              fill: lit ? ("strong" as const) : ("person" as const),
              datum: { series: id, row: row.key, value },
            },
            {
              type: "text" as const,
              x: isWide ? tenth(left + endOf(value, earlier) + 14) : size.width,
              y: tenth(isWide ? at + thick / 2 + size.value * 0.36 : at - 9),
              text: valueInChart(locale, value, show),
              style: "label" as const,
              size: isWide ? size.value : size.value - 1,
              anchor: isWide ? ("start" as const) : ("end" as const),
            },
          ]),
      ...(earlier === null || !before
        ? []
        : [
            {
              type: "rect" as const,
              x: tenth(left + long(earlier) - 1.5),
              y: tenth(at - 4),
              width: 3,
              height: thick + 8,
              fill: "text" as const,
              datum: { series: before, row: row.key, value: earlier },
            },
          ]),
    ];
  });

  /** Where the text after a bar begins: after the thin line too, when the line is in its way. */
  function endOf(value: number, earlier: number | null): number {
    const words = widthOf(valueInChart(locale, value, show), size.value, "label") + 26;
    const line = earlier === null ? 0 : long(earlier);
    return line > long(value) - 4 && line < long(value) + words ? Math.max(long(value), line) : long(value);
  }

  return { width: size.width, height: tenth(top + rows.length * high + 6), marks: [...comparison(), ...bars] };

  /** Explains the thin line, in words, above the first one. */
  function comparison(): Mark[] {
    const first = rows[0];
    const earlier = before && first ? valueAt(dataset, before, first.key) : null;
    if (!before || earlier === null) return [];
    const text = seriesOf(dataset, before).label[locale];
    const x = tenth(left + long(earlier));
    const y = isWide ? size.text : size.text * 0.9;
    if (!isWide)
      return [{ type: "text", x: size.width, y, text: `| ${text}`, style: "note", size: size.text, anchor: "end" }];
    return [{ type: "text", x: Math.min(x, size.width), y, text, style: "note", size: size.text, anchor: "middle" }];
  }
}
