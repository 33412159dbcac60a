import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { languageTag, locales } from "#lib/i18n/index.ts";
import { loadMessages } from "#lib/i18n/messages.ts";

/** What English and French need of a plural; French counts 0 and 1 as one, and says so itself. */
const BRANCHES = ["one", "other"];
const COUNTS = [0, 1, 2, 17, 1000, 1_000_000];

for (const locale of locales) {
  const messages = flatten(loadMessages(locale));

  test(`every plural of ${locale} has its singular and its plural, and no branch that ${locale} never takes`, () => {
    const categories = new Set<string>(new Intl.PluralRules(languageTag[locale]).resolvedOptions().pluralCategories);
    for (const [key, message] of messages) {
      for (const branches of pluralsIn(message)) {
        for (const branch of BRANCHES) {
          // The English singular is of 1 alone.
          const asNumber = branch === "one" && locale === "en" && branches.includes("=1");
          if (!asNumber) expect(branches, `${key} lacks ${branch}`).toContain(branch);
        }
        for (const branch of branches)
          expect(/^=\d+$/u.test(branch) || categories.has(branch), `${key}: ${branch}`).toBe(true);
      }
    }
  });

  test(`every plural of ${locale} can be said of any number`, () => {
    for (const [key, message] of messages) {
      const names = [...message.matchAll(/\{(\w+), plural,/gu)].flatMap(([, name]) => name ?? []);
      for (const count of names.length > 0 ? COUNTS : []) {
        const errors: string[] = [];
        const t = createTranslator({
          locale,
          messages: { words: message },
          onError: ({ message: why }) => errors.push(why),
        });
        const values = Object.fromEntries([
          ...[...message.matchAll(/\{(\w+)\b/gu)].map(([, name]) => [name, "x"]),
          ...[...message.matchAll(/\{(\w+), number/gu)].map(([, name]) => [name, 1]),
          ...names.map((name) => [name, count]),
        ]);
        const tags = Object.fromEntries(
          [...message.matchAll(/<(\w+)>/gu)].map(([, tag]) => [tag, (inner: string) => inner]),
        );
        const said = t.markup("words", { ...values, ...tags });
        expect(errors, key).toEqual([]);
        expect(said, key).not.toContain("{");
      }
    }
  });
}

type Words = { [key: string]: string | Words };

function flatten(words: Words, before = ""): [key: string, message: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[before + key, value] as [string, string]] : flatten(value, `${before}${key}.`),
  );
}

/** The names of the branches of each plural of a message. */
function pluralsIn(message: string): string[][] {
  return [...message.matchAll(/\{\w+, plural,/gu)].map(({ 0: head, index }) => {
    const branches: string[] = [];
    let depth = 0;
    let name = "";
    for (const letter of message.slice(index + head.length)) {
      if (letter === "{") {
        if (depth === 0) branches.push(name.trim());
        depth += 1;
        name = "";
      } else if (letter === "}") {
        if (depth === 0) return branches;
        depth -= 1;
      } else if (depth === 0) name += letter;
    }
    return branches;
  });
}
