import { parse } from "parse5";
import { locales, mastodonPath, path, toolkitPaths } from "#lib/i18n/index.ts";
import { CHANNELS } from "#lib/petitions/via.ts";
import { attribute, elements } from "#lib/server/html-tree.ts";
import { patience } from "#tests/support/patience.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { hiddenParts, sendParts } from "#tests/support/sent-form.ts";
import { pathOf } from "#tests/support/site-pages.ts";
import { aSupporter, issuePath, petitions } from "#tests/support/supporters.ts";

const key = "temporary-foreign-worker-program";
const slugs = petitions[key];
const rowOfAll = CHANNELS.filter((channel) => channel !== "mastodon");

/** The marks of all that a page gives to pass on, each with the page it leads to. */
function marksIn(html: string): { via: string; to: string }[] {
  const given = [...elements(parse(html))].flatMap((element) =>
    ["href", "data-share", "data-copy"].flatMap((name) => attribute(element, name) ?? []),
  );
  return given.flatMap((value) =>
    [...decodeURIComponent(value).matchAll(/(https?:\/\/[^\s?]+)\?via=([a-z]+)/gu)].map(([, url = "", via = ""]) => ({
      via,
      to: pathOf(url),
    })),
  );
}

for (const locale of locales) {
  const petition = path(locale, "petitions", slugs[locale]);

  for (const page of [petition, issuePath(locale, key)])
    test(`every way to pass ${page} on names itself, and leads there`, async ({ request }) => {
      const marks = marksIn(await (await request.get(page)).text());
      expect(new Set(marks.map(({ to }) => to))).toEqual(new Set([page]));
      expect(marks.map(({ via }) => via)).toEqual(rowOfAll);
    });

  test(`so do the words to copy, and the link for a Mastodon server (${locale})`, async ({ request }) => {
    const words = marksIn(await (await request.get(toolkitPaths(slugs)[locale])).text());
    expect(words).toEqual([1, 2].map(() => ({ via: "copy", to: petition })));
    const asked = `${mastodonPath(locale)}?server=mastodon.social&page=${encodeURIComponent(petition)}`;
    expect(marksIn(await (await request.get(asked)).text())).toEqual([{ via: "mastodon", to: petition }]);
  });

  test(`a marked link shows the same kept page, which names its own address without a mark (${locale})`, async ({
    request,
  }) => {
    const read = async (address: string) => {
      const answer = await request.get(address);
      return { etag: answer.headers().etag, cached: answer.headers()["cache-control"], html: await answer.text() };
    };
    // Its count may change between the two, as other tests sign.
    await expect
      .poll(async () => (await read(`${petition}?via=whatsapp`)).etag === (await read(petition)).etag, patience)
      .toBe(true);
    const { html, etag, cached } = await read(`${petition}?via=whatsapp`);
    expect([etag, cached]).toEqual([expect.stringMatching(/^W?\/?"/u), expect.stringContaining("public")]);
    const named = [...elements(parse(html))].flatMap((element) => {
      const name = attribute(element, "rel") ?? attribute(element, "property") ?? "";
      return /^(?:canonical|alternate|og:url)$/u.test(name)
        ? (attribute(element, "href") ?? attribute(element, "content") ?? "")
        : [];
    });
    expect(named.length).toBeGreaterThanOrEqual(4);
    expect(named.filter((address) => address.includes("via="))).toEqual([]);
    expect(named.map(pathOf)).toContain(petition);
  });

  test(`a form sent from a marked address is taken, and the mark ends there (${locale})`, async ({ request }) => {
    const marked = `${petition}?via=sms`;
    const typed = Object.entries({ ...aSupporter(), country: "CA" });
    const answer = await sendParts(request, marked, [...(await hiddenParts(request, marked)), ...typed]);
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).not.toContain("via");
  });
}

test("the sitemap has no marked address", async ({ request }) => {
  expect(await (await request.get("/sitemap.xml")).text()).not.toContain("via=");
});
