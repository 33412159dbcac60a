import { expect, test } from "vitest";
import { checkActionFields } from "#lib/server/action-fields.ts";

const id = "60".padEnd(42, "a");
const reference = JSON.stringify({ id, bound: "$@1" });
const state = (value: string): [string, string | null][] => [
  ["$ACTION_REF_1", ""],
  ["$ACTION_1:0", reference],
  ["$ACTION_1:1", value],
  ["$ACTION_KEY", "k1"],
  ["name", "$F2 is my name"],
];

test.each([
  ["a form as pages have it", state('[{"errors":{},"typed":{}}]')],
  ["a state that quotes what was typed", state('[{"typed":{"name":"$$5","postalCode":"$undefined"}}]')],
  ["no state yet", state("[null]")],
  ["fields that are no action's", [["name", "Zoë"]] as const],
])("%s is sound", (_, fields) => {
  expect(checkActionFields(fields)).toBe("sound");
});

test.each([
  '["$F2"]',
  '["$@1"]',
  '["$2:__proto__:then"]',
  '["$Q1"]',
  '["$B1"]',
  '["$K1"]',
  '["$D2026-01-01"]',
  '[{"__proto__":{"a":1}}]',
  '[{"then":"x"}]',
  "[]",
  "{}",
  "null",
  "",
  "[1",
  "[[[[[[[[[[[[1]]]]]]]]]]]]",
  JSON.stringify(Array.from({ length: 9_000 }, () => 1)),
  JSON.stringify([Array.from({ length: 9_000 }, () => 1)]),
])("the state %s is malformed", (value) => {
  expect(checkActionFields(state(value))).toBe("malformed");
});

test.each([
  ["no reference", [["$ACTION_REF_1", ""]]],
  [
    "an id that is none",
    [...state("[null]").filter(([name]) => name !== "$ACTION_1:0"), ["$ACTION_1:0", '{"id":"x","bound":"$@1"}']],
  ],
  ["a field twice", [...state("[null]"), ["$ACTION_1:1", "[null]"]]],
  ["a file", [...state("[null]").slice(0, 2), ["$ACTION_1:1", null]]],
  ["a field of another action", [...state("[null]"), ["$ACTION_2:0", reference]]],
  ["two actions", [...state("[null]"), ["$ACTION_REF_2", ""]]],
  ["a part without its action", [["$ACTION_1:0", reference]]],
  ["an action id that is none", [["$ACTION_ID_zzz", ""]]],
] as [string, [string, string | null][]][])("%s is malformed", (_, fields) => {
  expect(checkActionFields(fields)).toBe("malformed");
});

test("an action that no page of this build names is of another build", () => {
  expect(checkActionFields([[`$ACTION_ID_${id}`, ""]])).toBe("stale");
});
