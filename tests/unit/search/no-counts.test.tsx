import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { IssueCard } from "#components/cards/issue-card.tsx";
import { Goal } from "#components/petition/goal.tsx";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { locales, translator } from "#lib/i18n/index.ts";
import { buildIndex, type SitePage } from "#lib/search/build-index.ts";
import { openIndex } from "#lib/search/search.ts";

const card = { key: "a", petition: "a", href: "/a", kicker: "A", title: "Doors", card: "", illustration: "a", alt: "" };

// A build has no count, and its pages stay in the index until the next one.
test.each(locales)("no result repeats what a build says of a count or of a form (%s)", async (locale) => {
  const t = translator(locale);
  const zero = { confirmed: 0, asOf: new Date() };
  const main = renderToStaticMarkup(
    <main>
      <h1>Rivers</h1>
      <p>Lakes</p>
      <SignBar locale={locale} slug="a" count={zero} place="phone" />
      <SignBar locale={locale} slug="a" count={zero} place="desktop" back />
      <Goal locale={locale} slug="a" count={null} goal={100} />
      <Goal locale={locale} slug="a" count={zero} goal={100} />
      <ul>
        <IssueCard locale={locale} issue={{ ...card, signHref: "/a#sign" }} count={null} goal={100} />
        <IssueCard locale={locale} issue={{ ...card, signHref: null, state: "Ended" }} count={zero} />
      </ul>
    </main>,
  );
  async function* pages(): AsyncGenerator<SitePage> {
    const head = `<link rel="canonical" href="https://refuge.example/${locale}/x"/>`;
    yield { locale, html: `<!DOCTYPE html><html lang="${locale}"><head>${head}</head><body>${main}</body></html>` };
  }
  const search = await openIndex(await buildIndex(pages()));
  const textOf = (query: string) =>
    search(locale, query, { most: 10 })
      .hits.flatMap(({ excerpt }) => excerpt.map(({ text }) => text))
      .join("");
  expect(textOf("Lakes")).toContain("Doors");
  for (const words of [t("count.first"), t("count.unknown"), t("petition.sign"), t("petition.signShort"), "Ended"])
    expect.soft(textOf("Lakes"), words).not.toContain(words);
});
