import { examineContent } from "../content/check/index.ts";
import { describeProblem, type Problem } from "../content/problem.ts";

/**
 * npm run content:check [-- --format github]
 * Says every problem of the content, one a line; exit code 1 when there is one.
 */
const format = process.argv.includes("--format") ? process.argv[process.argv.indexOf("--format") + 1] : "text";
const { files, problems } = await examineContent();

for (const problem of problems)
  process.stdout.write(`${format === "github" ? annotation(problem) : describeProblem(problem)}\n`);
if (problems.length === 0) process.stdout.write(`${files} files, no problem\n`);
else {
  process.stderr.write(`${files} files, ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}\n`);
  process.exitCode = 1;
}

/** A workflow command of GitHub Actions: shows beside the line in the pull request. */
function annotation({ file, line, column, found, remedy }: Problem): string {
  const property = (text: string) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::error file=${property(file)},line=${line},col=${column},title=Content::${escaped(`${found} → ${remedy}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
