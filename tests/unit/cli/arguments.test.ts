import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readArguments, readChoice, UsageError } from "#lib/cli/arguments.ts";

const root = join(import.meta.dirname, "../../..");

test("words, options and flags are told apart, and options may be repeated", () => {
  const read = readArguments(["a", "--to", "x", "--strict", "--to=y", "b"], ["to"], ["strict", "list"]);
  expect(read.positionals).toEqual(["a", "b"]);
  expect(read.valuesOf("to")).toEqual(["x", "y"]);
  expect([read.has("strict"), read.has("list")]).toEqual([true, false]);
});

test.each([[["--strcit"]], [["--to"]], [["--strict=yes"]], [["-s"]]])("%j is refused, with what is known", (args) => {
  expect(() => readArguments(args, ["to"], ["strict"])).toThrow(UsageError);
  expect(() => readArguments(args, ["to"], ["strict"])).toThrow("Options: --strict, --to <value>");
});

test("a choice is one of a few, once", () => {
  expect(readChoice("format", [], ["text", "github"])).toBeUndefined();
  expect(readChoice("format", ["github"], ["text", "github"])).toBe("github");
  expect(() => readChoice("format", ["githb"], ["text", "github"])).toThrow(/one of: text, github/);
  expect(() => readChoice("format", ["text", "github"], ["text", "github"])).toThrow(UsageError);
});

describe("a mistyped option ends a command with code 2, in words, before it does anything", () => {
  test.each([
    ["content/check.ts", "--strikt"],
    ["content/preview.ts", "--sinse"],
    ["content/preview.ts", "--since=no-such-branch"],
    ["content/mark-in-sync.ts", "--minro"],
    ["content/new.ts", "--news"],
  ])("%s %s", async (program, option) => {
    const { code, err } = await run(program, option);
    expect(code).toBe(2);
    expect(err).not.toContain("    at ");
  });
});

function run(program: string, option: string): Promise<{ code: unknown; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "lib/tools", program), option], { cwd: root }, (error, _, err) =>
      resolve({ code: error?.code ?? 0, err }),
    );
  });
}
