import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listSources, readSource, root } from "./imports.ts";

/** More lines than this, and a file holds two ideas. Tests are lists of cases, and content is data. */
const LINES_MAX = 220;

const styles = readdirSync(join(root, "app/styles")).map((file) => `app/styles/${file}`);
const sizes = [...listSources().filter((file) => !/^(?:content|tests)\//.test(file)), ...styles]
  .map((file) => ({ file, lines: readSource(file).trimEnd().split("\n").length }))
  .sort((one, other) => one.lines - other.lines);

test(`no file of the site or of its tools has more than ${LINES_MAX} lines`, () => {
  expect(sizes.length).toBeGreaterThan(500);
  expect(sizes.filter(({ lines }) => lines > LINES_MAX)).toEqual([]);
});

test("half of the files have about fifty lines", () => {
  const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
  process.stdout.write(`The median of ${sizes.length} files is ${median} lines.\n`);
  expect(median).toBeLessThanOrEqual(60);
});
