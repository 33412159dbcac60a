import { expect, type Page } from "playwright/test";

/** 320 by 256 and 640 by 512 are what 1,280 by 1,024 pixels leave at 400 % (WCAG 2.2, 1.4.10) and at 200 %. */
const windows = [
  { width: 320, height: 256 },
  { width: 360, height: 800 },
  { width: 390, height: 800 },
  { width: 640, height: 512 },
  { width: 1440, height: 800 },
];

/** The page that is open never has to be moved sideways to be read, with everything open that opens. */
export async function expectFitting(page: Page, path: string): Promise<void> {
  for (const viewport of windows) {
    await page.setViewportSize(viewport);
    expect.soft(await page.evaluate(findTooWide), `${path} at ${viewport.width} pixels`).toEqual([]);
  }
}

/** The words in the charts of the page that is open stay large enough to be read when it is zoomed. */
export async function expectReadableCharts(page: Page, path: string): Promise<void> {
  for (const viewport of windows.filter(({ width }) => width === 320 || width === 640)) {
    await page.setViewportSize(viewport);
    const sizes = await page.evaluate(shownSizes);
    expect.soft(sizes.length, path).toBeGreaterThan(0);
    expect.soft(Math.min(...sizes), `${path} at ${viewport.width} pixels`).toBeGreaterThan(11.5);
  }
}

/** Runs in the page: everything that opens is opened, then what reaches beyond the window is named. */
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

/** Runs in the page: the size in pixels of every word in the charts that are shown. */
function shownSizes(): number[] {
  return [...document.querySelectorAll<SVGTextElement>("figure svg text")]
    .filter((text) => text.checkVisibility())
    .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0));
}
