import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import WorldRefugeeDayPage from "#app/[locale]/world-refugee-day/page.tsx";
import { locales } from "#lib/i18n/index.ts";

test.each(locales)(
  "the ways to a form on World Refugee Day lead through the campaigns in turn (%s)",
  async (locale) => {
    const { prelude } = await prerender(await WorldRefugeeDayPage({ params: Promise.resolve({ locale }) }));
    const html = await new Response(prelude).text();
    const ways = [...html.matchAll(/<p class="act-line"><a [^>]*href="([^"]+)"/gu)].map(([, href]) => href);
    const count = new Set(ways).size;
    expect(count).toBeGreaterThan(1);
    expect(ways.length).toBeGreaterThan(count);
    expect(ways).toEqual(ways.map((_, at) => ways[at % count]));
  },
);
