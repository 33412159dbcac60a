import type { Page } from "playwright/test";
import { type Locale, locales } from "#lib/i18n/index.ts";
import { findViolations } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { type ListedPage, listPages } from "#tests/support/site-pages.ts";
import { watchForTraces } from "#tests/support/traces.ts";
import { expectFitting, expectReadableCharts } from "#tests/support/widths.ts";

/**
 * Every address of the sitemap is opened once, and everything that holds of every page is checked on that visit:
 * it is accessible, fits every window, and leaves no trace in the browser. Parts only share the work among workers.
 */
const parts = 3;

// Contrast is measured on what does not move.
test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 900 } });

for (const locale of locales) {
  for (let part = 1; part <= parts; part += 1) {
    test(`every page is accessible, fits every window and leaves no trace (${locale}, part ${part} of ${parts})`, async ({
      page,
      request,
    }) => {
      const listed = (await listPages(request)).filter(({ path }) => path.split("/")[1] === locale);
      expect(listed.length).toBeGreaterThan(25);
      const first = new Set(oneOfEachKind(listed).map(({ path }) => path));
      const expectNoTrace = watchForTraces(page);
      for (const { path } of listed.filter((_, index) => index % parts === part - 1)) {
        await test.step(path, async () => {
          await page.setViewportSize({ width: 390, height: 900 });
          await page.goto(path, { waitUntil: "load" });
          await expectNoTrace(path);
          // Head, menu and foot are one for all pages of a kind.
          expect.soft(await findViolations(page, first.has(path) ? "html" : "main"), path).toEqual([]);
          await expectFitting(page, path);
          if (first.has(path)) await expectAccessibleOnADesk(page, path);
          await visitFrame(page, locale, path);
        });
      }
      await page.goto(`/${locale}/nothing-here`);
      await expectFitting(page, page.url());
    });
  }
}

async function expectAccessibleOnADesk(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  expect.soft(await findViolations(page), `${path} at 1,440 pixels`).toEqual([]);
}

/** A dataset's page has a frame for other sites, whose address ends alike. */
async function visitFrame(page: Page, locale: Locale, path: string): Promise<void> {
  const [, , room, slug] = path.split("/");
  if (!/^statisti/.test(room ?? "") || !slug) return;
  await expectReadableCharts(page, path);
  const frame = `/embed/${locale}/${slug}`;
  await page.goto(frame);
  await expectFitting(page, frame);
}

/** Pages whose address differs only in the last part are of one kind, except right below the language. */
function oneOfEachKind(pages: ListedPage[]): ListedPage[] {
  const kinds = new Map(pages.map((page) => [kindOf(page.path), page]));
  return [...kinds.values()];
}

function kindOf(path: string): string {
  const parts = path.split("/");
  return parts.length > 3 ? parts.slice(0, -1).join("/") : path;
}
