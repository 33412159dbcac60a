import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { mastodonLink, shareLinks } from "#components/petition/share-links.ts";
import { ShareRow } from "#components/petition/share-row.tsx";
import { listPetitions } from "#lib/content/index.ts";
import { locales } from "#lib/i18n/index.ts";
import { CHANNELS } from "#lib/petitions/via.ts";

const shared = {
  url: "https://refuge.test/fr/petitions/l-eau",
  title: "L’eau & nous",
  words: "J’ai signé : « l’eau » + 1 ?",
};

test.each(Object.entries(shareLinks(shared)))("%s gets words and address whole, marked with its name", (way, link) => {
  expect(link).not.toMatch(/[ +]/u);
  const text = decodeURIComponent(link);
  expect(text).toMatch(new RegExp(`${shared.url}\\?via=${way.toLowerCase()}(?:$|&text=)`, "u"));
  if (way !== "facebook" && way !== "linkedIn") expect(text).toContain(shared.words);
});

test("a Mastodon server gets them in one text", () => {
  const link = new URL(mastodonLink("mastodon.social", shared));
  expect([link.host, link.pathname]).toEqual(["mastodon.social", "/share"]);
  expect(link.searchParams.get("text")).toBe(`${shared.words} ${shared.url}?via=mastodon`);
});

test.each(locales)("the ways are the same and in the same order everywhere (%s)", async (locale) => {
  const { prelude } = await prerender(<ShareRow locale={locale} id="share" heading="Share" {...shared} />);
  const html = await new Response(prelude).text();
  const ways = [...html.matchAll(/<li[^>]*>(.*?)<\/li>/gsu)].map(([, way = ""]) => way);
  expect(
    ways.map((way) => /data-share=|data-copy=|(?:mailto|sms)|https:\/\/[\w.]+|#share-mastodon/u.exec(way)?.[0]),
  ).toEqual([
    "data-share=",
    "data-copy=",
    "mailto",
    "https://wa.me",
    "sms",
    "data-copy=",
    "https://t.me",
    "https://www.facebook.com",
    "https://bsky.app",
    "#share-mastodon",
    "https://www.linkedin.com",
    "https://x.com",
  ]);
  // Each names itself, once; that to Mastodon is marked behind its form.
  const marks = ways.flatMap((way) => [...way.matchAll(/via(?:=|%3D)([a-z]+)/gu)].map(([, name]) => name));
  expect(marks).toEqual(CHANNELS.filter((channel) => channel !== "mastodon"));
  // Two need a script and wait for one; nothing is loaded from elsewhere.
  expect(html).not.toMatch(/<(?:script|img|iframe|link)/u);
});

test.each(locales)(
  "every campaign has words of its own to pass on, short enough for all networks (%s)",
  async (locale) => {
    for (const { key, share = "" } of await listPetitions(locale)) {
      expect.soft(share.length, key).toBeGreaterThan(40);
      // Bluesky takes 300 characters, the address included.
      expect.soft(share.length, key).toBeLessThan(200);
      expect.soft(share, key).not.toMatch(/https?:/u);
    }
  },
);
