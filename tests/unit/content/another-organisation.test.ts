import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { inFrench } from "#lib/content/in-french/index.ts";
import { writeContentOfAnother } from "#tests/support/another-organisation.ts";

const TODAY = "2026-11-27";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "another-"));
  await writeContentOfAnother(root);
});
afterEach(() => rm(root, { recursive: true }));

async function problemsAfter(file: string, from: string, to: string): Promise<string[]> {
  const path = join(root, file);
  const before = await readFile(path, "utf8");
  expect(before).toContain(from);
  await writeFile(path, before.replace(from, to));
  const problems = await checkContent(root, TODAY);
  for (const { found, remedy } of problems)
    for (const text of [found, remedy]) expect(inFrench(text), text).not.toBeNull();
  return problems.map((problem) => `${problem.file}:${problem.line} ${problem.found} → ${problem.remedy}`);
}

test("two campaigns, other colours and no page on World Refugee Day are nothing to correct", async () => {
  expect(await checkContent(root, TODAY)).toEqual([]);
});

test("a link to a page on a theme that the site does not have is found", async () => {
  const found = await problemsAfter("content/home/en.yaml", "href: /en/rights", "href: /en/world-refugee-day");
  expect(found).toContainEqual(expect.stringMatching(/^content\/home\/en\.yaml:\d+ .*\/en\/world-refugee-day/u));
});

test.each([
  ["site.ts", '"statistics"]', '"worldRefugeeDay"]', /^content\/site\.ts:23 `worldRefugeeDay` names a page/u],
  ["site.ts", '"statistics"]', '"shop"]', /^content\/site\.ts:23 .*menu/u],
  [
    "site.ts",
    "measurement: null,",
    'pictures: { home: "door", rights: "door", issues: "gate", figures: "door", others: "door", focus: {} },\n  measurement: null,',
    /^content\/site\.ts:24 no illustration `gate` in public\/illustrations/u,
  ],
  ["look/colours.css", "#0d6898", "rebeccapurple", /^content\/look\/colours\.css:\d+ `rebeccapurple` is no colour/u],
  [
    "look/colours.css",
    "#0d6898",
    "#9fd0ee",
    /^content\/look\/colours\.css:\d+ .* has a contrast of 1\.\d, and needs 4\.5/u,
  ],
  ["look/colours.css", "--color-fireweed-600", "--color-river-600", /^content\/look\/colours\.css:1 no colour/u],
])("content/%s: %s → %s", async (file, from, to, expected) => {
  expect(await problemsAfter(`content/${file}`, from, to)).toContainEqual(expect.stringMatching(expected));
});
