import { expect, test } from "vitest";
import { draw } from "#lib/charts/draw.ts";
import { INKS, type Mark, SIZES } from "#lib/charts/drawing.ts";
import { listDatasets } from "#lib/content/index.ts";

// Two greys side by side are told apart from about here on; a line of the drawing's own parts them besides.
const CONTRAST_MIN = 1.4;

const stacked = (await listDatasets()).flatMap((dataset) =>
  dataset.charts
    .filter((chart) => chart.kind === "areas" || (chart.kind === "columns" && chart.series.length > 1))
    .map((chart) => ({ name: `${dataset.id}/${chart.id}`, dataset, chart })),
);

test("there are drawings of stacked parts", () => expect(stacked.length).toBeGreaterThan(1));

test.each(stacked)("$name: neighbouring parts differ without their colour", ({ dataset, chart }) => {
  const fills = [...new Set(draw(dataset, chart, "en", SIZES.medium).marks.flatMap(fillOfPart))];
  expect(fills.length).toBeGreaterThan(1);
  for (const [index, fill] of fills.slice(1).entries()) {
    expect(contrast(INKS[fill], INKS[fills[index] ?? fill]), `${fills[index]} and ${fill}`).toBeGreaterThan(
      CONTRAST_MIN,
    );
  }
});

function fillOfPart(mark: Mark) {
  if (mark.type === "rect" && mark.datum) return [mark.fill];
  return mark.type === "path" && mark.data && mark.fill ? [mark.fill] : [];
}

/** Contrast of two colours by their luminance alone (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
