import { expect, test } from "vitest";
import { draw } from "#lib/charts/draw.ts";
import { SIZES } from "#lib/charts/drawing.ts";
import { notesOf } from "#lib/charts/notes.ts";
import { rowLabel, valueInWords } from "#lib/charts/values.ts";
import { listDatasets } from "#lib/content/index.ts";
import { locales } from "#lib/i18n/index.ts";

const charts = (await listDatasets()).flatMap((dataset) =>
  dataset.charts.flatMap((chart) => (chart.kind === "panels" && chart.by === "row" ? [{ dataset, chart }] : [])),
);

test("two dates that are not measured alike carry an asterisk in every drawing, and no others do", () => {
  expect(charts.length).toBeGreaterThan(0);
  for (const { dataset, chart } of charts) {
    const alike = dataset.rows.filter(({ note, values }) => !note || values.includes(null));
    expect(alike.length).toBeGreaterThan(0);
    for (const locale of locales)
      for (const size of Object.values(SIZES)) {
        const { marks } = draw(dataset, chart, locale, size);
        const words = marks.flatMap((mark) => (mark.type === "text" ? mark.text : [])).join("\n");
        expect(words.match(/\*/g)?.length, `${locale}, ${size.name}`).toBe(dataset.rows.length - alike.length);
      }
  }
});

test("below the drawing stands why, and above it what the asterisk means", () => {
  for (const { dataset, chart } of charts)
    for (const locale of locales) {
      expect(chart.subtitle[locale]).toMatch(/\* \p{Lu}/u);
      const notes = notesOf(dataset, chart, locale);
      for (const row of dataset.rows) {
        if (!row.note || row.values.includes(null)) continue;
        const why = notes.find((note) => note.includes(row.note?.[locale] ?? ""));
        expect(why).toMatch(/^\* /);
        expect(why).toContain(rowLabel(row, locale));
      }
    }
});

test("a value has the decimals that its source gives, and the word beside it follows what is shown", () => {
  const { marks } = draw(...requireChart("then-and-now"), "en", SIZES.wide);
  const words = marks.flatMap((mark) => (mark.type === "text" ? mark.text : []));
  expect(words).toEqual(expect.arrayContaining(["49%", "50.4%"]));
  expect(valueInWords("fr", 1_960_000, { unit: "million", decimals: 1 })).toMatch(/^2,0\smillions$/u);
  expect(valueInWords("fr", 1_940_000, { unit: "million", decimals: 1 })).toMatch(/^1,9\smillion$/u);
});

function requireChart(id: string) {
  const found = charts.find(({ dataset }) => dataset.id === id);
  if (!found) throw new Error(`There is no chart of ${id}.`);
  return [found.dataset, found.chart] as const;
}
