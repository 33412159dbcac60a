import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { describe as describeChart } from "#lib/charts/describe.ts";
import { draw } from "#lib/charts/draw.ts";
import { SIZES, type Size } from "#lib/charts/drawing.ts";
import { toSvg } from "#lib/charts/svg.ts";
import { seriesOf, showOf, valueAt, valueInChart } from "#lib/charts/values.ts";
import { type Dataset, listDatasets } from "#lib/content/index.ts";
import type { ChartSpec } from "#lib/content/schema/dataset-chart.ts";
import { type Locale, locales } from "#lib/i18n/index.ts";

type Shape = { name: string; attributes: Record<string, string>; text: string };
type Drawn = { series: string; row: string; value: number; shape: Shape; at?: [x: number, y: number] };

const datasets = await listDatasets();
const charts = datasets.flatMap((dataset) => dataset.charts.map((chart) => ({ dataset, chart })));
const cases = charts.map(({ dataset, chart }) => ({ name: `${dataset.id}/${chart.id}`, dataset, chart }));

/** A chart is drawn in each language and size; what one test says holds for every drawing of it. */
const drawings = locales.flatMap((locale) => Object.values(SIZES).map((size) => ({ locale, size })));

function eachDrawing(
  { dataset, chart }: { dataset: Dataset; chart: ChartSpec },
  check: (shapes: Shape[], drawing: { locale: Locale; size: Size; svg: string }) => void,
): void {
  for (const { locale, size } of drawings) {
    const svg = toSvg(draw(dataset, chart, locale, size));
    try {
      check(shapesIn(svg), { locale, size, svg });
    } catch (error) {
      if (error instanceof Error) error.message = `${locale}, ${size.name}: ${error.message}`;
      throw error;
    }
  }
}

test("there is a chart of every kind", () => {
  expect(new Set(charts.map(({ chart }) => chart.kind))).toEqual(
    new Set(["line", "areas", "columns", "bars", "dots", "panels"]),
  );
});

test.each(cases)("$name: every value drawn is its dataset's, and none is left out", (each) => {
  const { dataset, chart } = each;
  eachDrawing(each, (shapes) => {
    const drawn = drawnIn(shapes);
    for (const { series, row, value } of drawn) expect(value).toBe(valueAt(dataset, series, row));

    const there = new Set(drawn.map(({ series, row }) => `${series} ${row}`));
    for (const series of chart.series) {
      for (const key of rowsOf(dataset, chart)) {
        if (valueAt(dataset, series, key) !== null) expect(there).toContain(`${series} ${key}`);
        else expect(there).not.toContain(`${series} ${key}`);
      }
    }
  });
});

test.each(cases)("$name: heights and lengths are in proportion, from zero", (each) => {
  eachDrawing(each, (shapes) => expectInProportion(each, shapes));
});

function expectInProportion({ dataset, chart }: { dataset: Dataset; chart: ChartSpec }, shapes: Shape[]): void {
  const drawn = drawnIn(shapes).filter(({ value }) => value > 0);
  const ground = Math.max(0, ...shapes.flatMap(groundOf));
  const scale = shapes.flatMap(ticksOf).map(([y, value]): [number, number] => [ground - y, value]);
  if (chart.kind === "columns" || (chart.kind === "panels" && chart.by === "group"))
    expectOneRatio([
      ...scale,
      ...drawn.map(({ shape, value }): [number, number] => [Number(shape.attributes.height), value]),
    ]);
  if (chart.kind === "panels" && chart.by === "row")
    for (const { key } of dataset.rows)
      expectOneRatio(
        drawn.filter(({ row }) => row === key).map(({ shape, value }) => [Number(shape.attributes.height), value]),
      );
  if (chart.kind === "bars")
    expectOneRatio(
      drawn
        .filter(({ series }) => series === chart.series[0])
        .map(({ shape, value }) => [Number(shape.attributes.width), value]),
    );
  if (chart.kind === "areas") expectOneRatio([...scale, ...shapes.flatMap(thicknessOf)]);
  if (chart.kind !== "bars" && chart.kind !== "panels" && chart.kind !== "dots")
    expect(scale.length).toBeGreaterThan(0);
  if (chart.kind === "line") {
    const points = drawn.flatMap(({ at, value }): [number, number][] => (at ? [[ground - at[1], value]] : []));
    expect(points.length).toBeGreaterThanOrEqual(dataset.rows.length / 2);
    expectOneRatio([...scale, ...points]);
  }
}

test.each(cases)("$name: every value in words is one of the dataset, in its language", (each) => {
  const { dataset, chart } = each;
  eachDrawing(each, (shapes, { locale }) => {
    const sums = dataset.rows.map(({ key }) =>
      chart.series.reduce((sum, id) => sum + (valueAt(dataset, id, key) ?? 0), 0),
    );
    const show = seriesOf(dataset, chart.series[0] ?? "");
    const allowed = new Set([
      ...sums.map((sum) => valueInChart(locale, sum, show)),
      ...dataset.rows.flatMap((row) =>
        dataset.series.map((series, index) =>
          valueInChart(locale, row.values[index] ?? 0, showOf(dataset, row, series.id)),
        ),
      ),
    ]);
    const labels = shapes.filter(({ attributes }) => attributes.class?.startsWith("c-label"));
    for (const { text } of labels) expect(allowed).toContain(text);
  });
});

test.each(cases.filter(({ chart }) => chart.kind === "dots"))("$name: the dots can be counted", (each) => {
  const { dataset, chart } = each;
  if (chart.kind !== "dots") return;
  eachDrawing(each, (shapes) => {
    const placesOf = (ink: string) =>
      shapes
        .filter(({ name, attributes }) => name === "path" && attributes.class?.split(" ").includes(`f-${ink}`))
        .flatMap(({ attributes }) =>
          [...(attributes.d ?? "").matchAll(/M([\d.]+ [\d.]+)a/gu)].map(([, place]) => place),
        );
    const [filled, open] = [placesOf("person"), placesOf("paper")];
    const [part = "", whole = ""] = chart.series;
    const count = (id: string) => Math.round((valueAt(dataset, id, chart.row) ?? 0) / chart.each);
    expect(filled).toHaveLength(count(part));
    expect(new Set([...filled, ...open]).size).toBe(count(whole));
    expect(filled.length + open.length).toBe(count(whole));
  });
});

test.each(cases)("$name: words stay inside the drawing and need no style attribute", (each) => {
  eachDrawing(each, (shapes, { size, svg }) => {
    expect(svg).not.toMatch(/ style=|<script|<style/u);
    for (const { name, attributes, text } of shapes) {
      if (name !== "text") continue;
      expect(text).not.toMatch(/[{}]|undefined|NaN/u);
      expect(Number(attributes.x)).toBeGreaterThanOrEqual(0);
      expect(Number(attributes.x)).toBeLessThanOrEqual(size.width);
      expect(Number(attributes["font-size"])).toBeGreaterThanOrEqual(15);
    }
  });
});

test.each(cases)("$name is described in words, with the locale's digits", ({ dataset, chart }) => {
  for (const locale of locales) {
    const words = describeChart(dataset, chart, locale);
    expect(words.length).toBeGreaterThan(40);
    expect(words).not.toMatch(/[{}]|undefined|NaN/u);
    if (locale === "fr") expect(words).not.toMatch(/\d,\d{3}\b|\d\.\d/u);
  }
});

function shapesIn(svg: string): Shape[] {
  const root = parseFragment(svg).childNodes[0];
  if (!root || !defaultTreeAdapter.isElementNode(root)) throw new Error("no drawing");
  return root.childNodes.filter(defaultTreeAdapter.isElementNode).map((element) => ({
    name: element.tagName,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: element.childNodes
      .map((node: DefaultTreeAdapterTypes.ChildNode) => ("value" in node ? node.value : ""))
      .join(""),
  }));
}

/** Everything in a drawing that says which value it stands for; the points of a path one by one. */
function drawnIn(shapes: Shape[]): Drawn[] {
  return shapes.flatMap((shape): Drawn[] => {
    const { attributes } = shape;
    const series = attributes["data-series"];
    if (!series) return [];
    if (attributes["data-value"] !== undefined)
      return [{ series, row: attributes["data-row"] ?? "", value: Number(attributes["data-value"]), shape }];
    const rows = attributes["data-rows"]?.split(" ") ?? [];
    const values = attributes["data-values"]?.split(" ").map(Number) ?? [];
    expect(values).toHaveLength(rows.length);
    const places = [...(attributes.d ?? "").matchAll(/[ML]?(-?[\d.]+),(-?[\d.]+)/gu)];
    return rows.map((row, index) => {
      const place = places[index];
      const at: [number, number] | undefined = place ? [Number(place[1]), Number(place[2])] : undefined;
      return { series, row, value: values[index] ?? Number.NaN, shape, ...(at ? { at } : {}) };
    });
  });
}

/** Where the line is that everything stands on. */
function groundOf({ name, attributes }: Shape): number[] {
  const isGround = name === "path" && attributes["stroke-width"] === "2" && !attributes["data-tick"];
  const y = /^M[\d.]+ ([\d.]+)H/u.exec(attributes.d ?? "")?.[1];
  return isGround && y ? [Number(y)] : [];
}

/** The lines of the scale: where each is, and the value it stands for. */
function ticksOf({ attributes }: Shape): [y: number, value: number][] {
  const y = /^M[\d.]+ ([\d.]+)H/u.exec(attributes.d ?? "")?.[1];
  return attributes["data-tick"] && y ? [[Number(y), Number(attributes["data-tick"])]] : [];
}

/** How thick a band is above each of its rows: its upper edge is drawn forwards, its lower one back. */
function thicknessOf({ attributes }: Shape): [drawn: number, value: number][] {
  const values = attributes["data-values"]?.split(" ").map(Number) ?? [];
  const edge = [...(attributes.d ?? "").matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/gu)].map(([, , y]) => Number(y));
  return values.map((value, index) => {
    const [high, low] = [edge[index], edge[2 * values.length - 1 - index]];
    return [Math.abs((high ?? Number.NaN) - (low ?? Number.NaN)), value];
  });
}

/** Drawn lengths are rounded to a tenth of a unit. */
function expectOneRatio(pairs: [drawn: number, value: number][]): void {
  const [longest] = [...pairs].sort((a, b) => b[1] - a[1]);
  if (!longest) return;
  for (const [length, value] of pairs) expect(Math.abs(length - (longest[0] * value) / longest[1])).toBeLessThan(0.35);
}

function rowsOf(dataset: Dataset, chart: ChartSpec): string[] {
  if (chart.kind === "dots") return [chart.row];
  if (chart.kind === "bars" && chart.rows) return chart.rows;
  return dataset.rows.map(({ key }) => key);
}
