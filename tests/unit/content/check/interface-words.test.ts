import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { describeIn } from "#lib/content/in-french/index.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-messages-"));
  await cp(SOUND, root, { recursive: true });
  await mkdir(join(root, "messages"));
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  ["the same entries", ['"a": "One {door}"', '"b": "Two"'], ['"a": "Une {door}"', '"b": "Deux"'], [], []],
  [
    "an entry twice",
    ['"a": "One"'],
    ['"a": "Un"', '"a": "Une"'],
    ["messages/fr.json:3:1  the same field twice → keep one of the two"],
    ["messages/fr.json:3:1  le même champ deux fois → gardez l’un des deux"],
  ],
  [
    "an entry in one language only",
    ['"a": "One"', '"b": "Two"'],
    ['"a": "Un"'],
    [
      "messages/fr.json:1:1  `b` is missing, while messages/en.json:3 has it → write it in this language too, or remove it there",
    ],
    [
      "messages/fr.json:1:1  `b` manque, alors que messages/en.json:3 l’a → écrivez-le aussi dans cette langue, ou retirez-le là-bas",
    ],
  ],
  [
    "an argument with another name",
    ['"a": "One {door}"'],
    ['"a": "Une {porte}"'],
    [
      "messages/fr.json:2:6  {porte} in `a`, while messages/en.json:2 has {door} → keep what stands in braces and angle brackets the same in both languages",
    ],
    [
      "messages/fr.json:2:6  {porte} dans `a`, alors que messages/en.json:2 a {door} → gardez le même contenu entre accolades et chevrons dans les deux langues",
    ],
  ],
  [
    "a link that only English has",
    ['"a": "One <link>door</link>"'],
    ['"a": "Une porte"'],
    [
      "messages/fr.json:2:6  `a` lacks <link>, which messages/en.json:2 has → keep what stands in braces and angle brackets the same in both languages",
    ],
    [
      "messages/fr.json:2:6  `a` n’a pas <link>, alors que messages/en.json:2 l’a → gardez le même contenu entre accolades et chevrons dans les deux langues",
    ],
  ],
])("buttons and mails: %s", async (_, english, french, inEnglish, inFrench) => {
  await write("en", english);
  await write("fr", french);
  const problems = await checkContent(root, "2026-11-23");
  expect(problems.map(describeIn("en"))).toEqual(inEnglish);
  expect(problems.map(describeIn("fr"))).toEqual(inFrench);
});

async function write(locale: string, entries: string[]): Promise<void> {
  await writeFile(join(root, "messages", `${locale}.json`), `{\n${entries.join(",\n")}\n}\n`);
}
