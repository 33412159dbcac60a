import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type JsonSchema, jsonSchemaOf, SCHEMA_NAMES } from "#lib/tools/content/json-schema.ts";

const VSCODE = join(import.meta.dirname, "../../../.vscode");

test.each(SCHEMA_NAMES)("the JSON Schema of %s is the one of the Zod schema: npm run content:schemas", async (name) => {
  const committed = await readFile(join(VSCODE, `schemas/${name}.schema.json`), "utf8");
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(await jsonSchemaOf(name))));
});

test("every schema is committed, and the editor's settings name each of them", async () => {
  const files = (await readdir(join(VSCODE, "schemas"))).sort();
  expect(files).toEqual(SCHEMA_NAMES.map((name) => `${name}.schema.json`).sort());
  const settings = JSON.parse(await readFile(join(VSCODE, "settings.json"), "utf8"));
  expect(Object.keys(settings["yaml.schemas"]).sort()).toEqual(files.map((file) => `./.vscode/schemas/${file}`));
});

test.each(SCHEMA_NAMES)("every field of %s is explained", async (name) => {
  expect(unexplained(await jsonSchemaOf(name), "")).toEqual([]);
});

/** Fields without a comment; words that stand in both languages, and those within an explained field, need none of their own. */
function unexplained(schema: JsonSchema, path: string): string[] {
  return Object.entries({ ...schema.properties, ...schema.items?.properties }).flatMap(([name, field]) => {
    const here = path ? `${path}.${name}` : name;
    if (path !== "" && !path.startsWith("sources") && !path.startsWith("steps") && !path.startsWith("status"))
      return [];
    if (name === "en" || name === "fr") return [];
    return [...(field.description ? [] : [here]), ...unexplained(field, here)];
  });
}
