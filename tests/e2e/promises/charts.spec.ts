import { embedPath } from "#lib/charts/pictures.ts";
import { listDatasets } from "#lib/content/index.ts";
import { locales, path } from "#lib/i18n/index.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectFrameHeights, readFrameCodes } from "#tests/support/frames.ts";
import { expectContrastOfCharts } from "#tests/support/high-contrast.ts";

for (const locale of locales) {
  test(`each chart can be read in high contrast, and stands whole in a frame of the height in its code (${locale})`, async ({
    page,
  }) => {
    for (const { slugs } of await listDatasets()) {
      const address = path(locale, "statistics", slugs[locale]);
      await page.goto(address);
      await expectContrastOfCharts(page, address);
      const codes = await readFrameCodes(page);
      const frame = embedPath(locale, slugs[locale]);
      await page.goto(frame);
      await expectContrastOfCharts(page, frame);
      await expectFrameHeights(page, frame, codes);
    }
    await page.goto(path(locale, "worldRefugeeDay"));
    await expectContrastOfCharts(page, path(locale, "worldRefugeeDay"));
  });
}
