import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { select } from "#lib/tools/test/changed.ts";

const main = ["sign-a-petition", "change-language", "use-ones-own-page"];

test.each([
  ["a document", ["README.md", "lib/tools/test.ts"], { journeys: [], requests: false, faults: [] }],
  ["a page", ["app/[locale]/page.tsx"], { journeys: main, requests: true, faults: [] }],
  ["a word", ["messages/fr.json"], { journeys: main, requests: true, faults: [] }],
  [
    "a journey",
    ["tests/e2e/keyboard-only.spec.ts"],
    { journeys: ["e2e/keyboard-only.spec.ts"], requests: false, faults: [] },
  ],
  ["a request", ["tests/requests/limits.test.ts"], { journeys: [], requests: true, faults: [] }],
  [
    "a fault",
    ["tests/faults/canary.test.ts"],
    { journeys: [], requests: false, faults: ["tests/faults/canary.test.ts"] },
  ],
  ["what tests share", ["tests/support/journey.ts"], { journeys: null, requests: true, faults: [] }],
])("a change of %s selects the tests of the site that it can break", (_, files, selection) => {
  expect(select(files)).toEqual(selection);
});

test("the main journeys are there", () => {
  for (const name of main) expect(existsSync(`tests/e2e/${name}.spec.ts`), name).toBe(true);
});
