import { rmSync } from "node:fs";
import { join } from "node:path";
import { expectNoWords, readArguments, UsageError } from "../cli/arguments.ts";
import { followParent } from "../cli/follow-parent.ts";
import { command, duration, print } from "../cli/terminal/print.ts";
import { findBrowser } from "../harness/browser.ts";
import { changedFiles, type Selection, select } from "./test/changed.ts";
import { failedInPlaywright, failedInVitest } from "./test/failures.ts";
import { countPlaywright, countVitest, fileTimes, totals } from "./test/reports.ts";
import { startTestSite, type TestSite } from "./test/site.ts";
import { type Outcome, type Result, runChecks, runTool, sayWhatRuns, stage } from "./test/stages.ts";

/**
 * npm test [-- --changed [--since <commit>]]
 * Types, lint, content, unused code, tests on a real PostgreSQL, requests, faults and journeys in Chromium. The last line
 * gives the total. With --changed, only what a change since the last commit, or the given one, can break.
 */
const results = join(import.meta.dirname, "../../tests/.results");
const interrupted = new AbortController();

await command(async () => {
  const { positionals, valuesOf, has } = readArguments(process.argv.slice(2), ["since"], ["changed"]);
  expectNoWords(positionals);
  if (!has("changed") && valuesOf("since").length > 0) throw new UsageError("--since goes with --changed.");
  const since = has("changed") ? (valuesOf("since")[0] ?? "HEAD") : null;
  process.on("SIGINT", () => interrupted.abort());
  process.on("SIGTERM", () => interrupted.abort());
  followParent();
  rmSync(results, { recursive: true, force: true });

  const begun = Date.now();
  const stop = sayWhatRuns();
  const outcomes = await runStages(since);
  stop();
  summarise(outcomes, Date.now() - begun);
  process.exitCode = outcomes.find(({ code }) => code !== 0)?.code ?? (interrupted.signal.aborted ? 130 : 0);
});

/** Two halves, each of stages that leave a core to each other: what needs no site, then what visits or kills one. */
async function runStages(since: string | null): Promise<Outcome[]> {
  const selection = since === null ? null : select(await changedFiles(since));
  const toVisit = selection === null || selection.requests || selection.journeys?.length !== 0;
  let site: TestSite | null = null;
  const beside = async () => {
    const checks = await runChecks();
    if (interrupted.signal.aborted || !toVisit) return checks;
    const start = async (say: (line: string) => void) => {
      site = await startTestSite(interrupted.signal, say);
      return { code: 0 };
    };
    return [...checks, await stage("build, start", start)];
  };
  const [checks, units] = await Promise.all([beside(), stage("unit", (say) => runUnits(since, say))]);
  try {
    if (interrupted.signal.aborted) return [...checks, units];
    return [...checks, units, ...(await runWithSite(site, selection))];
  } finally {
    await (site as TestSite | null)?.stop();
  }
}

function runUnits(since: string | null, say: (line: string) => void): Promise<Result> {
  const which = since === null ? [] : [`--changed=${since}`, "--passWithNoTests"];
  return runVitest("unit", ["--project", "unit", "--project", "integration", ...which], {}, say);
}

async function runWithSite(site: TestSite | null, selection: Selection | null): Promise<Outcome[]> {
  const stages: Promise<Outcome>[] = [];
  const { journeys = null, requests = true, faults = null } = selection ?? {};
  if (site && journeys?.length !== 0) stages.push(stage("journeys", (say) => runJourneys(site, journeys ?? [], say)));
  if (site && requests)
    stages.push(
      stage("requests", (say) =>
        runVitest("requests", ["--project", "requests", "--maxWorkers=2"], site.variables, say),
      ),
    );
  const rest = faults?.length === 0 ? [] : ["--project", "faults", ...(faults ?? [])];
  // One after the other, so that two stages at most share the machine with the browser.
  const after = stages.at(-1) ?? Promise.resolve();
  if (rest.length > 0) stages.push(after.then(() => stage("faults", (say) => runVitest("faults", rest, {}, say))));
  return Promise.all(stages);
}

async function runVitest(
  name: string,
  args: string[],
  variables: Record<string, string>,
  say: (line: string) => void,
): Promise<Result> {
  const report = join(results, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool(
    "vitest/vitest.mjs",
    ["run", "-c", "tests/vitest.config.ts", ...reporters, ...args],
    variables,
    say,
  );
  return { code, ...countVitest(report), failures: failedInVitest(report) };
}

async function runJourneys(site: TestSite, names: string[], say: (line: string) => void): Promise<Result> {
  const { executablePath } = await findBrowser(say);
  const report = join(results, "browser.json");
  const variables = { ...site.variables, CHROMIUM_PATH: executablePath };
  const code = await runTool(
    "playwright/cli.js",
    ["test", "-c", "tests/playwright.config.ts", ...names],
    variables,
    say,
  );
  for (const line of fileTimes(report)) say(line);
  return { code, ...countPlaywright(report), failures: failedInPlaywright(report) };
}

function summarise(stages: Outcome[], milliseconds: number): void {
  print();
  for (const { name, code, milliseconds: time, passed } of stages) {
    const tests = passed > 0 ? `${passed} passed` : "";
    print(`${code === 0 ? "passed" : "FAILED"}  ${name.padEnd(14)} ${duration(time).padStart(12)}  ${tests}`.trimEnd());
  }
  // Close to the last line, since who reads a log of an hour begins at its end.
  for (const { failures } of stages) for (const line of failures) print(line);
  print(`in ${duration(milliseconds)}; stages ran side by side`);
  print(totals(stages));
}
