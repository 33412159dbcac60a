import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { failedInPlaywright, failedInVitest } from "#lib/tools/test/failures.ts";

const root = join(import.meta.dirname, "../../..");
// Inside the repository, so that both runners are found from there.
mkdirSync(join(root, "tests/.results"), { recursive: true });
const folder = mkdtempSync(join(root, "tests/.results/failures-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a failed test of Vitest is named with its file and what it said", () => {
  write("sum.test.ts", 'test("adds up", () => { expect(1 + 1, "a sum").toBe(3); });\ntest("holds", () => {});');
  write("broken.test.ts", 'throw new Error("cannot begin");');
  write("vitest.config.ts", "export default { test: { globals: true } };");
  const report = join(folder, "vitest.json");
  run("vitest/vitest.mjs", ["run", "--root", folder, "--reporter=json", `--outputFile=${report}`]);
  const lines = failedInVitest(report).join("\n");
  expect(lines).toMatch(/sum\.test\.ts › adds up\n {4}AssertionError: a sum: expected 2 to be 3/);
  expect(lines).toMatch(/broken\.test\.ts\n {4}cannot begin/);
  expect(lines).not.toContain("holds");
});

test("a failed journey is named with its line and project", () => {
  const begin = 'import { expect, test } from "playwright/test";\n';
  write("walk.spec.ts", `${begin}test("arrives", () => { expect("here").toBe("there"); });\ntest("rests", () => {});`);
  const report = join(folder, "browser.json");
  write(
    "playwright.config.ts",
    `export default { testDir: ".", outputDir: "./browser", testMatch: "*.spec.ts", projects: [{ name: "scripts off" }],
      reporter: [["json", { outputFile: ${JSON.stringify(report)} }]] };`,
  );
  run("playwright/cli.js", ["test", "-c", join(folder, "playwright.config.ts")]);
  const lines = failedInPlaywright(report);
  expect(lines[0]).toBe("tests/e2e/walk.spec.ts:2 › arrives (scripts off)");
  expect(lines.join("\n")).toMatch(/Expected: "there"/);
  expect(lines.join("\n")).not.toContain("rests");
});

test("a report that was never written names nothing", () => {
  expect(failedInVitest(join(folder, "never.json"))).toEqual([]);
  expect(failedInPlaywright(join(folder, "never.json"))).toEqual([]);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Both runners end with an error here, since a test failed. */
function run(program: string, args: string[]): void {
  expect(() =>
    execFileSync(process.execPath, [join(root, "node_modules", program), ...args], {
      cwd: folder,
      stdio: "pipe",
      env: { PATH: process.env.PATH, NODE_ENV: "test" },
    }),
  ).toThrow();
}
