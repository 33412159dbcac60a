import { expect, type Page } from "playwright/test";
import { FRAME_WIDTHS } from "#lib/charts/embed-height.ts";

type Kind = keyof typeof FRAME_WIDTHS;

/** What a code may leave below its chart where it is highest: its words are counted, not set. */
const TOO_MUCH = 1.15;

/** The heights in the codes that the open page of a dataset offers to other sites, in a column and across a page. */
export async function readFrameCodes(page: Page): Promise<Record<Kind, number>> {
  const codes = (await page.locator("code").allTextContents()).filter((code) => code.startsWith("<iframe"));
  const [column = 0, across = 0] = codes.map((code) => Number(/ height="(\d+)"/u.exec(code)?.[1]));
  expect.soft(codes.length, page.url()).toBe(2);
  return { column, page: across };
}

/** Expects that a frame of the told height shows the open chart with its source at every width, and hardly more than that. */
export async function expectFrameHeights(page: Page, path: string, told: Record<Kind, number>): Promise<void> {
  for (const [kind, widths] of Object.entries(FRAME_WIDTHS)) {
    const needed: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 100 });
      needed.push(await page.locator("main").evaluate((main) => main.getBoundingClientRect().height));
    }
    const height = told[kind as Kind];
    const where = `${path} in a ${kind}, which needs ${needed.map(Math.ceil).join(", ")} pixels`;
    expect.soft(height, where).toBeGreaterThanOrEqual(Math.ceil(Math.max(...needed)));
    expect.soft(height, where).toBeLessThanOrEqual(Math.max(...needed) * TOO_MUCH + 60);
  }
}
