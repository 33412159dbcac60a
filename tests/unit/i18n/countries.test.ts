import { expect, test } from "vitest";
import { countryName, countryNames, elsewhere, locales } from "#lib/i18n/index.ts";
import { countryCodes } from "#lib/signatures/form/fields/country.ts";

test.each(locales)(
  "in %s every place has a name of its own with a capital, Canada first and any other place last",
  (locale) => {
    const list = countryNames(locale, countryCodes);
    expect(list).toHaveLength(251);
    expect([list[0]?.[0], list.at(-1)?.[0]]).toEqual(["CA", elsewhere]);
    expect(new Set(list.map(([, name]) => name)).size).toBe(list.length);
    for (const [code, name] of list) {
      expect(name).not.toBe(code);
      expect(name.charAt(0)).toBe(name.charAt(0).toLocaleUpperCase(locale));
    }
  },
);

test("places that lists forget are there, in both languages", () => {
  for (const code of ["XK", "PS", "TW", "EH", "SS", "HK", "AX"]) expect(countryCodes).toContain(code);
  expect([countryName("en", "XK"), countryName("fr", "AX")]).toEqual(["Kosovo", "Îles d’Åland"]);
});

test("accents sort with their letter", () => {
  const names = countryNames("fr", countryCodes).map(([, name]) => name);
  const place = (name: string) => names.indexOf(name);
  expect(place("Espagne")).toBeLessThan(place("Estonie"));
  expect(place("Égypte")).toBeLessThan(place("Espagne"));
  expect(place("Îles Cook")).toBeLessThan(place("Inde"));
});
