import { rmSync } from "node:fs";
import { join } from "node:path";
import { followParent } from "../cli/follow-parent.ts";
import { duration, errorText, print, printError } from "../cli/terminal/print.ts";
import { runJourneys } from "./test/journeys.ts";
import { countVitest, totals } from "./test/reports.ts";
import { type Outcome, runChecks, runTool, stage } from "./test/stages.ts";

/**
 * `npm test`: types, lint, content, unused code, tests on a real PostgreSQL, journeys in Chromium. Its last line gives
 * the total.
 */
const results = join(import.meta.dirname, "../../tests/.results");
const interrupted = new AbortController();
process.on("SIGINT", () => interrupted.abort());
process.on("SIGTERM", () => interrupted.abort());
followParent();
rmSync(results, { recursive: true, force: true });

const begun = Date.now();
const outcomes = [...(await runChecks())];
if (!interrupted.signal.aborted) outcomes.push(await stage("unit and integration tests", runVitest));
if (!interrupted.signal.aborted) outcomes.push(await stage("journeys in the browser", journeys));
summarise(outcomes);
process.exit(outcomes.find(({ code }) => code !== 0)?.code ?? (interrupted.signal.aborted ? 130 : 0));

async function runVitest(): Promise<Partial<Outcome> & { code: number }> {
  const report = join(results, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest/vitest.mjs", ["run", "-c", "tests/vitest.config.ts", ...reporters]);
  return { code, ...countVitest(report) };
}

async function journeys(): Promise<Partial<Outcome> & { code: number }> {
  try {
    return await runJourneys(interrupted.signal);
  } catch (error) {
    printError(errorText(error));
    return { code: 1 };
  }
}

function summarise(stages: Outcome[]): void {
  print();
  for (const { name, code, milliseconds } of stages) {
    print(`${code === 0 ? "passed" : "FAILED"}  ${name.padEnd(28)} ${duration(milliseconds).padStart(12)}`);
  }
  print(`in ${duration(Date.now() - begun)}`);
  print(totals(stages));
}
