import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OwnState } from "#app/[locale]/signatures/[token]/own-state.tsx";
import { locales, translator, withdrawPath } from "#lib/i18n/index.ts";

// A petition's folder may be removed from the content while its signatures are still kept.
const signature = { petition: "removed-campaign", textVersion: 1, severalForms: false, updatesWanted: false };
const token = "of-this-test";

for (const locale of locales) {
  const t = translator(locale);

  test.each([
    ["pending", "pending", false],
    ["held", "kept", true],
    ["confirmed", "kept", true],
    ["withdrawn", "withdrawn", false],
  ] as const)(`a %s signature of a removed petition has its page (${locale})`, async (status, words, canWithdraw) => {
    const page = renderToStaticMarkup(await OwnState({ locale, token, signature: { ...signature, locale, status } }));
    for (const word of ["title", words] as const) expect(page).toContain(t(`signature.removed.${word}`));
    expect(page.includes(withdrawPath(locale, token))).toBe(canWithdraw);
  });
}
