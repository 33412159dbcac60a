import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import WorldRefugeeDayPage from "#app/[locale]/world-refugee-day/page.tsx";
import { locales } from "#lib/i18n/index.ts";

const ROOT = join(import.meta.dirname, "../../..");

test.each(locales)("a page with four charts and more stays under 60 kB of HTML, compressed (%s)", async (locale) => {
  const page = await WorldRefugeeDayPage({ params: Promise.resolve({ locale }) });
  const { prelude } = await prerender(page);
  const html = await new Response(prelude).text();
  expect(html.match(/class="drawings"/gu)?.length).toBeGreaterThanOrEqual(4);
  expect(gzipSync(html).length).toBeLessThan(60_000);
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json")|\sstyle="/u); // structured data runs nothing
});

test("charts bring no script of their own", async () => {
  for (const folder of ["lib/charts", "components/charts"]) {
    for (const name of await readdir(join(ROOT, folder)))
      expect(await readFile(join(ROOT, folder, name), "utf8")).not.toMatch(/^["']use client["']/mu);
  }
});
