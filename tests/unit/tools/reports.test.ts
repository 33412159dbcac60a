import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countPlaywright, countVitest, totals } from "#lib/tools/test/reports.ts";

const folder = mkdtempSync(join(tmpdir(), "reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the last line adds up what both reporters counted", () => {
  const vitest = countVitest(file({ numPassedTests: 40, numFailedTests: 1 }));
  const playwright = countPlaywright(file({ stats: { expected: 10, unexpected: 1, flaky: 1, skipped: 0 } }));
  expect(
    totals([
      { code: 1, ...vitest },
      { code: 1, ...playwright },
    ]),
  ).toBe("50 passed, 3 failed");
});

test("a stage that could not even begin is a failure too", () => {
  const none = countVitest(join(folder, "never-written.json"));
  expect(
    totals([
      { code: 0, passed: 5, failed: 0 },
      { code: 2, ...none },
    ]),
  ).toBe("5 passed, 1 failed");
});

function file(report: object): string {
  const path = join(folder, `${Object.keys(report)[0]}.json`);
  writeFileSync(path, JSON.stringify(report));
  return path;
}
