import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listIssues, listNews, listPetitions } from "#lib/content/index.ts";
import { locales, translator } from "#lib/i18n/index.ts";
import { readArguments } from "#lib/i18n/message-arguments.ts";
import { loadMessages } from "#lib/i18n/messages.ts";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";
import { root } from "./imports.ts";

const en = flatten(loadMessages("en"));
const fr = flatten(loadMessages("fr"));

test("both languages hold the same keys, in the same order", () => {
  expect([...fr.keys()]).toEqual([...en.keys()]);
});

test("no message is empty, and no sentence was left in the other language", () => {
  for (const [key, words] of [...en, ...fr]) expect(words, key).toMatch(/\S/);
  const same = [...en].filter(([key, words]) => fr.get(key) === words && / \w+ \w+/.test(words));
  expect(same).toEqual([]);
});

test("each message takes the same arguments in both languages", () => {
  for (const [key, words] of en) expect(readArguments(fr.get(key) ?? ""), key).toEqual(readArguments(words));
});

test("arguments are found inside plurals and tags, and branches are not taken for them", () => {
  expect(readArguments("{count, plural, =0 {none of {goal}} one {# line} other {<b>{name}</b>}}")).toEqual([
    "<b>",
    "count, plural",
    "goal",
    "name",
  ]);
  expect(readArguments("{count, plural, one {line} other {lines}}")).toEqual(["count, plural"]);
});

test.each(locales)("every error a form can meet has words in %s", (locale) => {
  const t = translator(locale);
  for (const code of signErrorCodes) expect(t(`form.errors.${code}`), code).toMatch(/^\p{Lu}.{8}/u);
  const known = Object.entries(loadMessages(locale).form.errors).flatMap(([field, words]) =>
    Object.keys(words).map((what) => `${field}.${what}`),
  );
  expect(known.sort()).toEqual([...signErrorCodes].sort());
});

describe("every text of the campaign has its twin", () => {
  test.each([
    ["issues", listIssues],
    ["petitions", listPetitions],
    ["news", listNews],
  ] as const)("%s", async (collection, list) => {
    const folders = readdirSync(join(root, "content", collection)).sort();
    const [english, french] = [await list("en"), await list("fr")];
    expect(english.map(({ key }) => key).sort()).toEqual(folders);
    expect(french.map(({ key }) => key)).toEqual(english.map(({ key }) => key));
    for (const [index, { slugs, title }] of english.entries()) {
      expect(french[index]?.slugs).toEqual(slugs);
      expect(french[index]?.title).not.toBe(title);
    }
  });
});

type Words = { [key: string]: string | Words };

function flatten(words: Words, before = ""): Map<string, string> {
  const pairs = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : [...flatten(value, `${before}${key}.`)],
  );
  return new Map(pairs);
}
