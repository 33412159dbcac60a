import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeDataFolder } from "#lib/db/data-folder.ts";
import { explainFileError } from "#lib/operator-error.ts";

const folder = mkdtempSync(join(tmpdir(), "data-folder-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the data folder is made with its parents, can be passed through but not listed, and is left empty", () => {
  makeDataFolder(join(folder, "a/b"));
  expect(statSync(join(folder, "a/b")).mode & 0o777).toBe(0o711);
  expect(readdirSync(join(folder, "a/b"))).toEqual([]);
});

test("a file in its place is said in words", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => makeDataFolder(join(folder, "file"))).toThrow(/is not a folder/);
});

test.runIf(process.platform === "linux")("a place where nothing can be made does not hang the start", () => {
  expect(() => makeDataFolder("/proc/nothing-here")).toThrow(/cannot be written/);
});

test.each([
  ["ENOSPC", /disk that holds .* is full/],
  ["EROFS", /cannot be written \(EROFS\)/],
  ["EACCES", /cannot be written \(EACCES\)/],
])("%s is said in words, with a way out", (code, words) => {
  const explained = explainFileError(Object.assign(new Error("failed"), { code }), "/data");
  expect(String(explained)).toMatch(words);
});
