import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command, print } from "../../cli/terminal/print.ts";
import { jsonSchemaOf, SCHEMA_NAMES } from "./json-schema.ts";

/** npm run content:schemas: writes .vscode/schemas from the Zod schemas. A test fails when they are out of date. */
const folder = join(import.meta.dirname, "../../../.vscode/schemas");

await command(async () => {
  await mkdir(folder, { recursive: true });
  for (const name of SCHEMA_NAMES) {
    const text = JSON.stringify(await jsonSchemaOf(name), null, 2);
    await writeFile(join(folder, `${name}.schema.json`), `${text}\n`);
  }
  // Formatted like every other file, so that the lint check accepts them.
  const biome = join(import.meta.dirname, "../../../node_modules/@biomejs/biome/bin/biome");
  execFileSync(process.execPath, [biome, "format", "--write", folder], { stdio: "ignore" });
  print(`${SCHEMA_NAMES.length} schemas written to .vscode/schemas`);
});
