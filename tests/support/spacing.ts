import { expect, type Page } from "playwright/test";

/** What a reader may set for all text without losing any (WCAG 2.2, 1.4.12). */
const SPACING =
  "*{line-height:1.5!important;letter-spacing:0.12em!important;word-spacing:0.16em!important}p{margin-bottom:2em!important}";

/** Expects that wider set text neither widens the open page nor is cut, as a phone at 320 pixels and on a desk. */
export async function expectRoomForSpacing(page: Page, path: string): Promise<void> {
  await page.evaluate(spaceOut, SPACING);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(findLost), `${path} at ${width} pixels, with wider set text`).toEqual([]);
  }
  await page.evaluate(spaceOut, "");
}

/** Runs in the page: a style sheet made by a program, which the content security policy leaves alone. */
function spaceOut(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}

/** Runs in the page: what is wider than the window, and what cuts its own words. */
function findLost(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const outside = [...document.body.querySelectorAll("*")].filter(
    (element) => scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth + 1,
  );
  const wide = outside.map((element) => `${scrollWidth} pixels: ${element.outerHTML.slice(0, 160)}`).slice(-2);
  const cutting = [...document.body.querySelectorAll<HTMLElement>("*:not(svg, svg *, .vh, .trap, .trap *, textarea)")]
    .filter((element) => element.checkVisibility() && /\S/.test(element.textContent ?? "") && element.clientHeight > 2)
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const across = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      return across || down;
    });
  return [...wide, ...cutting.map((element) => element.outerHTML.slice(0, 120))].slice(0, 4);
}
