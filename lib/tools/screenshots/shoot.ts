import { join } from "node:path";
import type { Browser, Page } from "playwright";
import sharp from "sharp";

/** A page to show, and what to do on it before the picture is taken. */
export type Shot = { name: string; url: string; prepare?: (page: Page) => Promise<void> };

const JPEG_QUALITY = 45;

/**
 * Takes a picture of the whole page at one width, without motion and with everything loaded, and writes
 * `<name>-<width>.jpg`.
 */
export async function shoot(browser: Browser, shot: Shot, width: number, folder: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
    // The style added below is ours, not the site's, and needs this.
    bypassCSP: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(shot.url);
    await shot.prepare?.(page);
    // A bar fixed to the window would cross the middle of a picture as tall as the page.
    const still = ".signbar, .signmini { position: static !important }";
    // Nothing may wait until a reader scrolls near it.
    await page.addStyleTag({ content: `${still} * { content-visibility: visible !important }` });
    await page.evaluate(settle);
    const png = await page.screenshot({ fullPage: true });
    await sharp(png)
      .jpeg({ quality: JPEG_QUALITY, mozjpeg: true })
      .toFile(join(folder, `${shot.name}-${width}.jpg`));
  } finally {
    await context.close();
  }
}

/** Runs in the page: loads what would wait for scrolling, and waits for the fonts. */
async function settle(): Promise<void> {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode()));
  await document.fonts.ready;
}
