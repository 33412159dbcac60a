import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { readReport } from "./reports.ts";

const vitest = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

interface Suite {
  specs?: z.infer<typeof spec>[] | undefined;
  suites?: Suite[] | undefined;
}
const attempt = z.object({ errors: z.array(z.object({ message: z.string().optional() })) });
const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string(), results: z.array(attempt) })),
});
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec).optional(),
  suites: z.lazy(() => z.array(suite)).optional(),
});
const playwright = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })) });

/** The tests that failed in Vitest's JSON report, as lines: where and which, then what it said. */
export function failedInVitest(file: string): string[] {
  const report = vitest.safeParse(readReport(file));
  if (!report.success) return [];
  return report.data.testResults.flatMap(({ name, message, status, assertionResults }) => {
    const path = name.replace(/^.*\/tests\//, "tests/");
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? named(path, message) : [];
    return failed.flatMap(({ fullName, failureMessages }) => named(`${path} › ${fullName}`, failureMessages?.[0]));
  });
}

/** The same of Playwright's JSON report; a failure outside any test is named by what it said alone. */
export function failedInPlaywright(file: string): string[] {
  const report = playwright.safeParse(readReport(file));
  if (!report.success) return [];
  const { suites, errors } = report.data;
  return [...suites.flatMap(failedIn), ...errors.flatMap(({ message }) => named("outside any journey", message))];
}

function failedIn({ specs = [], suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .flatMap(({ projectName, results }) =>
        named(
          `tests/e2e/${file}:${line} › ${title} (${projectName})`,
          results.flatMap(({ errors }) => errors)[0]?.message,
        ),
      ),
  );
  return [...own, ...suites.flatMap(failedIn)];
}

const LINES_OF_A_MESSAGE = 6;
const WIDTH = 200;

function named(test: string, message = ""): string[] {
  const said = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, LINES_OF_A_MESSAGE);
  return [test, ...said.map((line) => `    ${line.trim()}`)].map((line) => line.slice(0, WIDTH));
}
