import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { locales, translator } from "#lib/i18n/index.ts";

test.each(locales)("nobody is called the first while the count cannot be read (%s)", (locale) => {
  const bar = (count: { confirmed: number; asOf: Date } | null) =>
    renderToStaticMarkup(<SignBar locale={locale} slug="a" count={count} place="phone" />);
  const first = translator(locale)("count.first");
  expect(bar(null)).not.toContain(first);
  expect(bar(null)).toContain('href="#sign"');
  expect(bar({ confirmed: 0, asOf: new Date() })).toContain(first);
});
