import { expect, test } from "vitest";
import { splitRaised } from "#lib/i18n/raised.ts";

test.each([
  ["Depuis le 1er mai", ["Depuis le 1", "er", " mai"]],
  ["la 1re fois, la 26e place", ["la 1", "re", " fois, la 26", "e", " place"]],
  ["les XIXe et XXe siècles", ["les XIX", "e", " et XX", "e", " siècles"]],
  ["les 2es prix", ["les 2", "es", " prix"]],
  ["Ier", ["I", "er", ""]],
])("French raises the ends of ordinals: %s", (text, parts) => {
  expect(splitRaised("fr", text)).toEqual(parts);
});

test.each(["Ce", "Les", "Le", "Cela", "C-2e", "A1er", "1erreur", "le 1 er", "Vers", "12 euros", "L’e-mail", "MDe"])(
  "not: %s",
  (text) => {
    expect(splitRaised("fr", text)).toEqual([text]);
  },
);

test("English has none", () => expect(splitRaised("en", "1er, XXe")).toEqual(["1er, XXe"]));
