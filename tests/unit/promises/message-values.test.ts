import { expect, test } from "vitest";
import { loadMessages } from "#lib/i18n/messages.ts";
import { listSources, readSource } from "./imports.ts";

/** A message asked for by its key alone: the translator then shows it as it is written. */
const KEY_ALONE = /\b(?:t|translator\([^()]*\))\(\s*"([\w.-]+)"\s*\)/gu;

test("no message with a place for a value is asked for without one: readers would see the braces", () => {
  const asked = listSources()
    .filter((file) => /^(?:app|components|lib)\//u.test(file))
    .flatMap((file) => [...readSource(file).matchAll(KEY_ALONE)].map(([, key = ""]) => ({ file, key })));
  expect(asked.length).toBeGreaterThan(300);
  expect(asked.filter(({ key }) => /[{<]/u.test(messageOf(key)))).toEqual([]);
});

function messageOf(key: string): string {
  let found: unknown = loadMessages("en");
  for (const part of key.split(".")) found = found && (found as Record<string, unknown>)[part];
  return typeof found === "string" ? found : "";
}
