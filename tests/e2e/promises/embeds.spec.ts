import { FRAME_WIDTHS } from "#lib/charts/embed-height.ts";
import { embedPath } from "#lib/charts/pictures.ts";
import { listDatasets } from "#lib/content/index.ts";
import { locales, path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";

/** In pixels: room below a chart in its frame that nobody takes for a fault. */
const SPARE_MAX = 70;

for (const locale of locales) {
  test(`the frame for other sites is as high as its chart, at every width (${locale})`, async ({ page, request }) => {
    for (const { slugs } of await listDatasets()) {
      const html = await (await request.get(path(locale, "statistics", slugs[locale]))).text();
      const given = [...html.matchAll(/&lt;iframe [^<]* height=&quot;(\d+)&quot;/g)].map(([, height]) =>
        Number(height),
      );
      expect(given, slugs[locale]).toHaveLength(2);
      await page.goto(embedPath(locale, slugs[locale]));
      await page.evaluate(() => document.fonts.ready);
      for (const [index, kind] of (["column", "page"] as const).entries()) {
        const needed: number[] = [];
        for (const width of FRAME_WIDTHS[kind]) {
          await page.setViewportSize({ width, height: 200 });
          needed.push(await page.evaluate(() => document.documentElement.scrollHeight));
        }
        const most = Math.max(...needed);
        expect.soft(given[index], `${slugs[locale]} in a ${kind}: ${needed}`).toBeGreaterThanOrEqual(most);
        expect.soft(given[index], `${slugs[locale]} in a ${kind}: ${needed}`).toBeLessThan(most + SPARE_MAX);
      }
    }
  });
}
