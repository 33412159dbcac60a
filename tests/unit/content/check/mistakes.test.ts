import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { inFrench } from "#lib/content/in-french/index.ts";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";
import { mistakes } from "#tests/fixtures/content/mistakes/index.ts";
import type { Mistake } from "#tests/fixtures/content/mistakes/mistake.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
const TODAY = "2026-11-23";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "content-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a sound site has no problem", async () => {
  expect(await checkContent(SOUND, TODAY)).toEqual([]);
});

describe("the check names file, line and remedy of", () => {
  test.each(mistakes)("$name", async (mistake) => {
    const problems = await checkContent(await siteWith([mistake]), TODAY);

    const { file = mistake.file, line, column, found, remedy } = mistake.says;
    expect(problems.map(({ level, ...problem }) => problem)).toContainEqual({
      file,
      line,
      column,
      found: expect.stringContaining(found),
      remedy: expect.stringContaining(remedy),
    });
    expect(problems, JSON.stringify(problems, null, 2)).toHaveLength(mistake.count ?? 1);
    for (const message of problems.flatMap((problem) => [problem.found, problem.remedy]))
      expect(inFrench(message), message).not.toBeNull();
  });
});

test("all mistakes of a text are told at once, each on its line", async () => {
  const file = "content/rights/en.mdx";
  const write = [
    "---",
    "title: T",
    "kicker: T",
    "lede: T",
    "updated: 2026-11-02",
    "extra: T",
    "---",
    "",
    "Less than <5% of doors.",
    "",
    "Braces {like these} and {{these}.",
    "",
    '<Callout title="T">',
    "",
    "<!-- no -->",
    "",
  ].join("\n");
  const problems = await checkContent(await siteWith([{ file, write }]), TODAY);

  const lines = problems.filter((problem) => problem.file === file).map((problem) => problem.line);
  expect(lines).toEqual([2, 6, 9, 11, 11, 13, 15]);
});

/** A copy of the sound site with mistakes in it. */
async function siteWith(changes: Pick<Mistake, "file" | "replace" | "write" | "rename">[]): Promise<string> {
  const root = await mkdtemp(join(folder, "site-"));
  await cp(SOUND, root, { recursive: true });
  for (const { file, replace, write, rename: name } of changes) {
    const path = join(root, file);
    if (write !== undefined) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, write);
    } else if (name?.endsWith("/")) {
      await rm(path);
      await mkdir(path);
    } else if (name) await rename(path, join(dirname(path), name));
    else if (replace) {
      const before = await readFile(path, "utf8");
      expect(before, `${file} holds the words to replace`).toContain(replace[0]);
      await writeFile(
        path,
        before.replace(replace[0], () => replace[1]),
      );
    } else await rm(path);
  }
  // Each mistake alone: that the other language is now behind is a matter of its own.
  for (const { folder: page } of await readTranslations(root)) await renew(root, page, TODAY, true);
  return root;
}
