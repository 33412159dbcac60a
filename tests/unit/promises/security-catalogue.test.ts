import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "./security-catalogue/index.ts";

describe.each(Object.entries(catalogue))("%s", (_, proofs) => {
  test.each(proofs)("%s proves it", (file, ...titles) => {
    const path = `tests/${file}`;
    expect(existsSync(path), path).toBe(true);
    const source = readFileSync(path, "utf8");
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(isTitleIn(source, title), `${path}: ${title}`).toBe(true);
  });
});

test("a title counts where a test bears it, and not where a comment or another text does", () => {
  expect(isTitleIn('test("it works", () => {', "it works")).toBe(true);
  expect(isTitleIn('])(\n  "%s works", (_, a) => {', "%s works")).toBe(true);
  expect(isTitleIn(`test(\`it works (${"$"}{locale})\`, async`, "it works")).toBe(true);
  for (const source of [
    "// it works",
    'test.skip("it works", () => {',
    'test("it works not", () => {',
    'say("it works");',
  ])
    expect(isTitleIn(source, "it works"), source).toBe(false);
});

/** Whether a test with this title begins in a source; a title may continue with the tested language. */
function isTitleIn(source: string, title: string): boolean {
  const exactly = title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?:\\btest|\\))\\(\\s*(["\`])${exactly}(?: \\(\\$\\{locale\\}\\))?\\1,`).test(source);
}
