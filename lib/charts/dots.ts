import type { Dataset } from "../content/schema/dataset.ts";
import type { ChartOf } from "../content/schema/dataset-chart.ts";
import type { Locale } from "../i18n/locales.ts";
import { type Drawing, type Size, tenth } from "./drawing.ts";
import { seriesOf, valueAt, valueInChart } from "./values.ts";

const ACROSS = { narrow: 20, medium: 30, wide: 50 } as const;

/** One dot for a fixed number of people: filled for the first series, open for the rest of the second. */
export function drawDots(dataset: Dataset, chart: ChartOf<"dots">, locale: Locale, size: Size): Drawing {
  const [part = "", whole = ""] = chart.series;
  const [reached, all] = [valueAt(dataset, part, chart.row) ?? 0, valueAt(dataset, whole, chart.row) ?? 0];
  const [filled, count] = [Math.round(reached / chart.each), Math.round(all / chart.each)];
  const across = ACROSS[size.name];
  const apart = size.width / across;
  const top = size.value * 1.7;
  const dot = (index: number, r: number) => {
    const x = (index % across) * apart + apart / 2;
    const y = top + (Math.floor(index / across) + 0.5) * apart;
    return `M${tenth(x - r)} ${tenth(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  };
  // One path for all dots of a kind: hundreds of elements would slow down an old phone.
  const dots = (from: number, to: number, r: number) =>
    Array.from({ length: to - from }, (_, index) => dot(from + index, r)).join("");
  const rows = Math.ceil(count / across);
  const foot = top + rows * apart + size.value * 1.3;
  const words = (id: string, value: number) =>
    `${valueInChart(locale, value, seriesOf(dataset, id))} · ${seriesOf(dataset, id).label[locale].toLocaleLowerCase(locale)}`;
  return {
    width: size.width,
    height: tenth(foot + 8),
    marks: [
      {
        type: "text",
        x: 0,
        y: tenth(size.value),
        text: words(part, reached),
        style: "name",
        size: size.text + 2,
        ink: "strong",
      },
      // The counts that the dots show, for programs that read the drawing.
      {
        type: "rect",
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        fill: "person",
        datum: { series: part, row: chart.row, value: reached },
      },
      {
        type: "rect",
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        fill: "paper",
        datum: { series: whole, row: chart.row, value: all },
      },
      { type: "path", d: dots(0, filled, tenth(apart * 0.4)), fill: "person" },
      { type: "path", d: dots(filled, count, tenth(apart * 0.34)), fill: "paper", stroke: "edge", width: 1.5 },
      {
        type: "text",
        x: size.width,
        y: tenth(foot),
        text: words(whole, all),
        style: "name",
        size: size.text + 2,
        anchor: "end",
      },
    ],
  };
}
