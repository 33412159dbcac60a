import { locales } from "#lib/i18n/index.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectWholeOnPaper } from "#tests/support/paper.ts";
import { type ListedPage, listPages } from "#tests/support/site-pages.ts";
import { expectRoomForSpacing } from "#tests/support/spacing.ts";
import { expectLargeTargets } from "#tests/support/targets.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 900 } });

for (const locale of locales) {
  test(`one page of each kind has large targets, room for wider set text, and comes whole on paper (${locale})`, async ({
    page,
    request,
  }) => {
    const listed = (await listPages(request)).filter(({ path }) => path.split("/")[1] === locale);
    for (const { path } of oneOfEachKind(listed)) {
      await page.setViewportSize({ width: 390, height: 900 });
      await page.goto(path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      // What waits to be laid out has an estimated place until a reader moves.
      await page.mouse.move(1, 1);
      await page.waitForFunction(() =>
        Array.from(document.querySelectorAll("body *")).every(
          (at) => getComputedStyle(at).contentVisibility === "visible",
        ),
      );
      await expectLargeTargets(page, path);
      await expectRoomForSpacing(page, path);
      await expectWholeOnPaper(page, path);
    }
  });
}

/** Of the pages that differ only in the slug of what they are about, or in its version, the last. */
function oneOfEachKind(pages: ListedPage[]): ListedPage[] {
  const kindOf = (path: string) =>
    path
      .split("/")
      .map((part, index) => (index === 3 || index === 5 ? "*" : part))
      .join("/");
  return [...new Map(pages.map((page) => [kindOf(page.path), page])).values()];
}
