import { expect, test } from "vitest";
import { type Locale, locales, translator } from "#lib/i18n/index.ts";
import { readArguments } from "#lib/i18n/message-arguments.ts";
import { loadMessages } from "#lib/i18n/messages.ts";
import { readPlurals } from "./icu.ts";

const messages = Object.fromEntries(locales.map((locale) => [locale, [...flatten(loadMessages(locale))]])) as Record<
  Locale,
  [key: string, words: string][]
>;

/** Arguments that hold a count of things. */
const counts = ["count", "all", "filled", "open", "missing", "inStep"];

for (const locale of locales) {
  test(`a count stands beside no noun that ignores it (${locale})`, () => {
    const ignoring = messages[locale].filter(([, words]) => {
      const names = readArguments(words);
      return counts.some((name) => names.includes(name) && !names.includes(`${name}, plural`));
    });
    expect(ignoring.map(([key]) => key)).toEqual([]);
  });

  test(`"one" written as a word is said of 1 only (${locale})`, () => {
    // The category `one` also holds 0 in French: « Une personne a signé » would be said of nobody.
    const untrue = messages[locale].filter(([, words]) =>
      readPlurals(words).some(
        ({ "=0": none, one, other }) =>
          none === undefined && other?.includes("#") && one !== undefined && !one.includes("#"),
      ),
    );
    expect(untrue.map(([key]) => key)).toEqual([]);
  });
}

test("in French, 0 and 1.5 are singular in every message that has a plural", () => {
  const without = messages.fr.filter(([, words]) => readPlurals(words).some(({ one }) => one === undefined));
  expect(without.map(([key]) => key)).toEqual([]);
  const t = translator("fr");
  expect(t("count.progress", { count: 0, confirmed: "0", goal: "100" })).toBe("0 signature sur 100");
  expect(t("delivery.letter.count", { count: 0 })).toMatch(/^Nous remettons 0 signature de /);
  expect(t("stat.million", { value: 1.9 })).toBe("million");
  expect(t("stat.million", { value: 2 })).toBe("millions");
  expect(translator("en")("stat.hours", { value: 1.5 })).toBe("hours");
});

test("the branches of plurals are read, also within each other", () => {
  expect(
    readPlurals("{n, plural, =0 {none} one {# line} other {{m, plural, =1 {a} other {# b}} # lines}} end"),
  ).toEqual([
    { "=0": "none", one: "# line", other: "{m, plural, =1 {a} other {# b}} # lines" },
    { "=1": "a", other: "# b" },
  ]);
});

type Words = { [key: string]: string | Words };

function* flatten(words: Words, before = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") yield [before + key, value];
    else yield* flatten(value, `${before}${key}.`);
  }
}
