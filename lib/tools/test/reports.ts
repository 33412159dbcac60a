import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { duration } from "../../cli/terminal/print.ts";

export interface Count {
  passed: number;
  failed: number;
}

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwright = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

interface Suite {
  file?: string | undefined;
  specs?: { tests: { results: { duration: number }[] }[] }[] | undefined;
  suites?: Suite[] | undefined;
}

const suite: z.ZodType<Suite> = z.object({
  file: z.string().optional(),
  specs: z
    .array(z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) }))
    .optional(),
  suites: z.lazy(() => z.array(suite)).optional(),
});
const playwrightFiles = z.object({ suites: z.array(suite) });

/** The time of each file in Playwright's JSON report, slowest first, as lines; Vitest prints its own. */
export function fileTimes(file: string): string[] {
  const report = playwrightFiles.safeParse(readReport(file));
  if (!report.success) return [];
  const times = new Map<string, number>();
  for (const { file: name = "", ...suite } of report.data.suites)
    times.set(name, (times.get(name) ?? 0) + timeOf(suite));
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .map(([name, milliseconds]) => `${duration(milliseconds).padStart(12)}  ${name}`);
}

function timeOf({ specs = [], suites = [] }: Suite): number {
  const own = specs.flatMap(({ tests }) => tests).flatMap(({ results }) => results);
  return [...own.map(({ duration }) => duration), ...suites.map(timeOf)].reduce((sum, time) => sum + time, 0);
}

/** The counts in Vitest's JSON report; zeros when it was not written. */
export function countVitest(file: string): Count {
  const report = vitest.safeParse(readReport(file));
  return report.success
    ? { passed: report.data.numPassedTests, failed: report.data.numFailedTests }
    : { passed: 0, failed: 0 };
}

/** The counts in Playwright's JSON report; a flaky test has not passed. */
export function countPlaywright(file: string): Count {
  const report = playwright.safeParse(readReport(file));
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

/** A JSON report, unchecked; null when it was not written. */
export function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
