import type { Page } from "playwright/test";
import { locales } from "#lib/i18n/index.ts";
import { listPages } from "#tests/support/browser-pages.ts";
import { expect, test } from "#tests/support/browser-test.ts";

// What 1,280 by 1,024 pixels leave at 400 % (WCAG 2.2, 1.4.10) and at 200 %.
const zooms = [
  { zoom: 400, viewport: { width: 320, height: 256 } },
  { zoom: 200, viewport: { width: 640, height: 512 } },
];

for (const { zoom, viewport } of zooms) {
  for (const locale of locales) {
    test.describe(`at ${zoom} %, in ${locale}`, () => {
      test.use({ viewport });

      test("no page and no framed chart has to be moved sideways to be read", async ({ page, request }) => {
        test.setTimeout(300_000);
        const listed = (await listPages(request, page)).map(({ path }) => path).filter((path) => isIn(locale, path));
        const frames = listed.flatMap((path) => framesOf(locale, path));
        expect(frames.length).toBeGreaterThan(5);
        const tooWide: unknown[] = [];
        for (const path of [...listed, ...frames]) {
          await page.goto(path);
          const sticksOut = await page.evaluate(findTooWide);
          if (sticksOut.length > 0) tooWide.push({ path, sticksOut });
        }
        expect(tooWide).toEqual([]);
      });

      test("the words of a chart stay large enough to be read", async ({ page }) => {
        for (const path of await chartPages(page, locale)) {
          await page.goto(path);
          const sizes = await page.evaluate(shownSizes);
          expect(sizes.length, path).toBeGreaterThan(0);
          expect(Math.min(...sizes), path).toBeGreaterThan(11.5);
        }
      });
    });
  }
}

function isIn(locale: string, path: string): boolean {
  return path.split("/")[1] === locale;
}

/** The frame of a dataset's chart, for sites that show it, has the last part of the dataset's own address. */
function framesOf(locale: string, path: string): string[] {
  const [, , room, slug] = path.split("/");
  return /^statisti/.test(room ?? "") && slug ? [`/embed/${locale}/${slug}`] : [];
}

async function chartPages(page: Page, locale: string): Promise<string[]> {
  const paths = (await listPages(page.request, page)).map(({ path }) => path);
  return paths.filter((path) => isIn(locale, path) && framesOf(locale, path).length > 0);
}

/** Runs in the page: everything that opens is opened, then what reaches beyond the window is named. */
function findTooWide(): string[] {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const outside = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  return outside.map((element) => element.outerHTML.slice(0, 120)).slice(0, 3);
}

/** Runs in the page: the size in pixels of every word in the charts that are shown. */
function shownSizes(): number[] {
  return [...document.querySelectorAll<SVGTextElement>("figure svg text")]
    .filter((text) => text.checkVisibility())
    .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0));
}
