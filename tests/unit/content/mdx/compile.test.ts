import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { bodyOf } from "#lib/content/mdx/compile.ts";
import type { Locale } from "#lib/i18n/locales.ts";

const N = "\u00a0";

function render(locale: Locale, mdx: string): string {
  const Body = bodyOf(locale, mdx, "text.mdx");
  const Point = ({ title, children }: { title: string; children?: ReactNode }) =>
    createElement("section", { "aria-label": title }, children);
  const Stat = ({ figure }: { figure: string }) => createElement("data", { value: figure });
  return renderToStaticMarkup(createElement(Body, { components: { Point, Stat } }));
}

describe("a text is set by the rules of its language", () => {
  test("across emphasis", () => {
    expect(render("fr", "« *mot* » : l'*asile*")).toBe(`<p>«${N}<em>mot</em>${N}»${N}: l’<em>asile</em></p>`);
    expect(render("en", 'the *Charter*\'s "*free*" words')).toBe("<p>the <em>Charter</em>’s “<em>free</em>” words</p>");
  });

  test("in the words of components, not in their names", () => {
    expect(render("fr", '<Point title="C\'est : oui">Non ?</Point>')).toBe(
      `<section aria-label="C’est${N}: oui">Non\u202f?</section>`,
    );
    expect(render("fr", '<Stat figure="a: b" />')).toBe('<data value="a: b"></data>');
  });

  test("but code stays as written", () => {
    expect(render("fr", "Voir `a : b` : oui")).toBe(`<p>Voir <code>a : b</code>${N}: oui</p>`);
  });
});

test("bill numbers stay on one line", () => {
  expect(render("en", "Bill C-2, then C-12 (not UTC-2x).")).toBe(
    '<p>Bill <span class="nowrap">C-2</span>, then <span class="nowrap">C-12</span> (not UTC-2x).</p>',
  );
});

test("headings have anchors without accents, each its own", () => {
  expect(render("fr", "## L'œuvre à défaire : où ?\n\n### Même\n\n## Même")).toContain(
    '<h2 id="l-oeuvre-a-defaire-ou">',
  );
  expect(render("fr", "## Même\n\n### Même")).toBe('<h2 id="meme">Même</h2>\n<h3 id="meme-2">Même</h3>');
});

test("tables are read", () => {
  expect(render("en", "| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<td>1</td>");
});

test("a text that cannot be drawn says so in the words of the check", () => {
  const draw = (mdx: string) =>
    renderToStaticMarkup(createElement(bodyOf("en", mdx, "content/rights/en.mdx"), { components: {} }));
  expect(() => draw("\n\nIt was <5%.")).toThrow(
    /content\/rights\/en\.mdx:3:8 {2}a bare `<` before a number .* → write it in words/u,
  );
  expect(() => draw("\n\n<Sauce />")).toThrow(
    /content\/rights\/en\.mdx:3:1 {2}unknown component `<Sauce>` → choose one of: Source/u,
  );
});
