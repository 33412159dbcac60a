import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";

const PROJECT = join(import.meta.dirname, "../../../..");
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-new-"));
  await cp(join(PROJECT, "tests/fixtures/content/sound"), root, { recursive: true });
  await symlink(join(PROJECT, "package.json"), join(root, "package.json"));
  await symlink(join(PROJECT, "lib"), join(root, "lib"));
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  ["issue", ["content/issues/open-windows/en.mdx", "content/issues/open-windows/fr.mdx"]],
  ["news", ["content/news/open-windows/en.mdx", "content/news/open-windows/fr.mdx"]],
  ["statistic", ["content/statistics/open-windows.yaml"]],
  ["dataset", ["content/statistics/datasets/open-windows.yaml"]],
  ["event", ["content/events/open-windows/en.mdx", "content/events/open-windows/fr.mdx"]],
  ["page", ["content/pages/open-windows/en.mdx", "content/pages/open-windows/fr.mdx"]],
  [
    "petition",
    [
      "content/petitions/open-windows/petition.yaml",
      "content/petitions/open-windows/en.mdx",
      "content/petitions/open-windows/fr.mdx",
    ],
  ],
])("a new %s can be read, explains each field and lacks only what an editor knows", async (kind, files) => {
  const { code, out } = await create(kind, "open-windows");
  expect(code).toBe(0);
  expect(out).toContain(`Written: ${files.join(", ")}`);

  for (const { file, found } of await checkContent(root, "2026-11-23")) {
    expect(files).toContain(file);
    expect(found).toMatch(
      /is empty|: ""|must be a date|0 characters|words|no one has confirmed|null|no issue|no petition|time zone/u,
    );
    expect(out).toContain(found);
  }
  for (const file of files) {
    const lines = (await readFile(join(root, file), "utf8")).split("\n");
    const fields = lines.flatMap((line, at) =>
      /^\s*(?:- )?\w+: /u.test(line) && !/^\s+(?:title|publisher): \{/u.test(line) ? [at] : [],
    );
    for (const at of fields) expect(lines[at - 1], `${file}:${at + 1} is explained`).toMatch(/^\s*(?:#|\/\/) \S/u);
  }
});

test("what exists is not written over, and wrong words are answered with an example", async () => {
  expect(await create("news", "a-door-opens")).toMatchObject({
    code: 1,
    err: expect.stringContaining("exists already"),
  });
  expect(await create("news", "A Door")).toMatchObject({
    code: 1,
    err: expect.stringContaining("lower case with hyphens"),
  });
  expect(await create("poem", "a-door")).toMatchObject({
    code: 1,
    err: expect.stringContaining("issue, petition, news, statistic, dataset"),
  });
});

function create(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT, "lib/tools/content/new.ts"), ...args],
      { cwd: root },
      (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
      },
    );
  });
}
