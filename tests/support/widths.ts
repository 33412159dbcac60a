import { expect, type Page } from "playwright/test";

/** 320 by 256 and 640 by 512 are what 1,280 by 1,024 pixels leave at 400 % (WCAG 2.2, 1.4.10) and at 200 %. */
const windows = [
  { width: 320, height: 256 },
  { width: 360, height: 800 },
  { width: 390, height: 800 },
  { width: 640, height: 512 },
  { width: 1440, height: 800 },
];

/** Expects that the open page never needs sideways scrolling, with everything opened that opens. */
export async function expectFitting(page: Page, path: string): Promise<void> {
  for (const viewport of windows) {
    await page.setViewportSize(viewport);
    expect.soft(await page.evaluate(findTooWide), `${path} at ${viewport.width} pixels`).toEqual([]);
  }
}

/** Expects that the text in the charts of the open page stays readable when the page is zoomed. */
export async function expectReadableCharts(page: Page, path: string): Promise<void> {
  for (const viewport of windows.filter(({ width }) => width === 320 || width === 640)) {
    await page.setViewportSize(viewport);
    const sizes = await page.evaluate(shownSizes);
    expect.soft(sizes.length, path).toBeGreaterThan(0);
    expect.soft(Math.min(...sizes), `${path} at ${viewport.width} pixels`).toBeGreaterThan(11.5);
  }
}

/** Runs in the page: opens everything that opens, then names what is wider than the window. */
function findTooWide(): string[] {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const outside = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  const named = outside.map((element) => element.outerHTML.slice(0, 120)).slice(0, 3);
  return named.length > 0 ? named : [`the page needs ${scrollWidth} pixels`];
}

/** Runs in the page: the size in pixels of every text in the visible charts. */
function shownSizes(): number[] {
  return [...document.querySelectorAll<SVGTextElement>("figure svg text")]
    .filter((text) => text.checkVisibility())
    .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0));
}
