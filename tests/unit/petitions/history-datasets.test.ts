import { expect, test } from "vitest";
import { daysDataset, regionsDataset } from "#components/petition/history-datasets.ts";
import { draw } from "#lib/charts/draw.ts";
import { SIZES } from "#lib/charts/drawing.ts";
import { locales } from "#lib/i18n/index.ts";

const slugs = { en: "water", fr: "l-eau" };
const days = [
  { date: "2026-11-23", confirmed: 412 },
  { date: "2026-11-24", confirmed: 800 },
  { date: "2026-11-26", confirmed: 790 },
];

test("every day has a row, and one without a count breaks the line", () => {
  const { rows } = daysDataset(slugs, days);
  expect(rows.map(({ key, values }) => [key, values[0]])).toEqual([
    ["2026-11-23", 412],
    ["2026-11-24", 800],
    ["2026-11-25", null],
    ["2026-11-26", 790],
  ]);
});

test("the title is the count of the last day, in both languages", () => {
  const [chart] = daysDataset(slugs, days).charts;
  expect(chart?.title.en.replaceAll("\u00a0", " ")).toBe("790 confirmed signatures by 26 November 2026");
  expect(chart?.title.fr.replaceAll("\u00a0", " ")).toBe("790 signatures confirmées au 26 novembre 2026");
});

test.each(locales)("days and regions can be drawn in every width, one day alone too (%s)", (locale) => {
  const regions = regionsDataset(
    slugs,
    [
      { region: "ON", confirmed: 12 },
      { region: "abroad", confirmed: 10 },
    ],
    "2026-11-26T08:20:00.000Z",
  );
  for (const dataset of [daysDataset(slugs, days), daysDataset(slugs, days.slice(0, 1)), regions]) {
    const [chart] = dataset.charts;
    for (const size of Object.values(SIZES)) {
      const drawing = chart && draw(dataset, chart, locale, size);
      expect(JSON.stringify(drawing)).not.toMatch(/NaN|Infinity/u);
      expect(drawing?.marks.length).toBeGreaterThan(2);
    }
  }
  expect(regions.rows.map(({ label }) => label?.[locale])).toEqual(
    locale === "en" ? ["Ontario", "Outside Canada"] : ["Ontario", "Hors du Canada"],
  );
});
