import { expect, type Page } from "playwright/test";

/**
 * Expects that in high contrast (forced colours, here with a dark ground) each word in a chart of the open page stands
 * out from what it crosses, and each area has an edge.
 */
export async function expectContrastOfCharts(page: Page, path: string): Promise<void> {
  if ((await page.locator(".drawing").count()) === 0) return;
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const { words, areas, ground, text } = await page.evaluate(readColours);
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
  expect.soft(ground, path).not.toBe(text);
  expect.soft(words.length, path).toBeGreaterThan(0);
  // A rim in the ground's colour keeps a word readable wherever it crosses a line or an area.
  const faint = words.filter(({ fill, stroke, order }) => fill !== text || stroke !== ground || order !== "stroke");
  expect.soft(faint.slice(0, 3), `words on ${path}`).toEqual([]);
  expect.soft(areas.filter(({ edge }) => edge !== text).slice(0, 3), `areas on ${path}`).toEqual([]);
}

/** Runs in the page. */
function readColours() {
  const { backgroundColor: ground, color: text } = getComputedStyle(document.body);
  const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  return {
    ground,
    text,
    words: shown(".drawing text").map((word) => {
      const { fill, stroke, paintOrder } = getComputedStyle(word);
      return { word: word.textContent, fill, stroke, order: paintOrder };
    }),
    areas: shown(".drawing :is(path[data-values][class*='f-'], rect[data-value])").map((area) => ({
      area: area.outerHTML.slice(0, 120),
      edge: getComputedStyle(area).stroke,
    })),
  };
}
