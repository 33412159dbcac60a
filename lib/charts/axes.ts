import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Locale } from "../i18n/locales.ts";
import { type Mark, type Size, tenth } from "./drawing.ts";
import { widthOf } from "./text.ts";
import { type Show, tickInChart } from "./values.ts";

export type Plot = { left: number; right: number; top: number; bottom: number };

/** A scale from zero at the bottom of the plot to the largest value at its top. */
export function fromZero(max: number, plot: Plot): ScaleLinear<number, number> {
  return scaleLinear().domain([0, max]).range([plot.bottom, plot.top]);
}

/** Thin lines at round values, with their labels above them. */
export function gridLines(y: ScaleLinear<number, number>, plot: Plot, size: Size, locale: Locale, show: Show): Mark[] {
  const ticks = y.ticks(3).filter((tick) => tick > 0);
  return ticks.flatMap((tick): Mark[] => {
    const at = tenth(y(tick));
    const text = tickInChart(locale, tick, show, tick === ticks.at(-1));
    return [
      { type: "path", d: `M${plot.left} ${at}H${plot.right}`, stroke: "rule", width: 1, tick },
      { type: "text", x: plot.left, y: at - 7, text, style: "axis", size: size.text },
    ];
  });
}

/** The base line of all columns and curves. */
export function baseLine({ left, right, bottom }: Plot): Mark {
  return { type: "path", d: `M${left} ${tenth(bottom)}H${right}`, stroke: "text", width: 2 };
}

type Label = { text: string; x: number };

/** As many names below the axis as fit, always with the first and the last. */
export function axisLabels(labels: readonly Label[], y: number, size: Size): Mark[] {
  const widest = Math.max(...labels.map(({ text }) => widthOf(text, size.text)));
  const kept = stepFor(labels, widest + size.text * 0.8);
  return labels.flatMap(({ text, x }, index): Mark[] => {
    if (!kept(index)) return [];
    const half = widthOf(text, size.text) / 2;
    const anchor = x - half < 0 ? "start" : x + half > size.width ? "end" : "middle";
    const at = anchor === "start" ? 0 : anchor === "end" ? size.width : tenth(x);
    return [{ type: "text", x: at, y, text, style: "axis", size: size.text, anchor }];
  });
}

/** Every one, second, fifth or tenth label, so that years fall on round ones and no label is too close to the last. */
function stepFor(labels: readonly Label[], room: number): (index: number) => boolean {
  const [first, second] = labels;
  const last = labels.at(-1);
  if (!first || !second || !last) return () => true;
  const apart = second.x - first.x;
  const isYears = /^\d{4}$/u.test(first.text);
  const steps = isYears && labels.length > 20 ? [5, 10] : [1, 2, 5, 10];
  const step = steps.find((each) => each * apart >= room * (each > 1 ? 1.25 : 1)) ?? labels.length;
  const offset = isYears ? Number(first.text) : 0;
  return (index) => {
    const x = labels[index]?.x ?? 0;
    if (index === 0 || index === labels.length - 1) return true;
    if (step >= 5 ? (index + offset) % step !== 0 : index % step !== 0) return false;
    return step === 1 || (last.x - x >= room * 1.15 && x - first.x >= room * 1.15);
  };
}

/** The width that the labels of a scale need beside columns, which would hide them. */
export function gutter(max: number, size: Size, locale: Locale, show: Show): number {
  const ticks = fromZero(max, { left: 0, right: 0, top: 0, bottom: 1 }).ticks(3);
  const words = ticks.map((tick) => tickInChart(locale, tick, show, tick === ticks.at(-1)));
  return Math.max(...words.map((word) => widthOf(word, size.text))) + 10;
}
