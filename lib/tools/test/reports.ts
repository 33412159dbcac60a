import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface Count {
  passed: number;
  failed: number;
}

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwright = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

/** The counts in Vitest's JSON report; zeros when it was not written. */
export function countVitest(file: string): Count {
  const report = vitest.safeParse(read(file));
  return report.success
    ? { passed: report.data.numPassedTests, failed: report.data.numFailedTests }
    : { passed: 0, failed: 0 };
}

/** The counts in Playwright's JSON report; a flaky test has not passed. */
export function countPlaywright(file: string): Count {
  const report = playwright.safeParse(read(file));
  if (!report.success) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.data.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/**
 * The last line of a run. A stage that failed without a failed test, for example at its start, counts as one failure.
 */
export function totals(stages: { code: number; passed: number; failed: number }[]): string {
  const passed = stages.reduce((sum, stage) => sum + stage.passed, 0);
  const failed = stages.reduce((sum, stage) => sum + (stage.code === 0 ? 0 : Math.max(stage.failed, 1)), 0);
  return `${passed} passed, ${failed} failed`;
}

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
