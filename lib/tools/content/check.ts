import { expectNoWords, readArguments, readChoice } from "../../cli/arguments.ts";
import { command, print } from "../../cli/terminal/print.ts";
import { examineContent } from "../../content/check/index.ts";
import { describeProblem, isError, type Problem } from "../../content/problem.ts";
import { projectRoot } from "../../content/read/folders.ts";
import { readTranslations } from "../../content/translation/states.ts";
import { otherLocale } from "../../i18n/locales.ts";
import { diffSince } from "./diff.ts";

/**
 * npm run content:check [-- --strict] [-- --format text|github]
 * Prints every problem of the content, one per line. Exit code 1 when there is an error; with --strict, also for a
 * warning; 2 for an unknown option.
 */
await command(async () => {
  const { positionals, valuesOf, has } = readArguments(process.argv.slice(2), ["format"], ["strict"]);
  expectNoWords(positionals);
  const format = readChoice("format", valuesOf("format"), ["text", "github"]);
  const { files, problems } = await examineContent();

  for (const problem of problems) print(format === "github" ? annotation(problem) : describeProblem(problem));
  if (format !== "github") await showChanges();
  const errors = problems.filter(isError).length;
  const warnings = problems.filter(({ level }) => level === "warning").length;
  sum(files, errors, warnings, problems.length - errors - warnings);
  if (errors > 0 || (has("strict") && warnings > 0)) process.exitCode = 1;
});

function sum(files: number, errors: number, warnings: number, suggestions: number): void {
  const counts = [
    errors > 0 && counted(errors, "problem"),
    warnings > 0 && counted(warnings, "warning"),
    suggestions > 0 && counted(suggestions, "suggestion"),
  ].filter((count) => count !== false);
  if (counts.length === 0) print(`${files} files, no problem`);
  else process.stderr.write(`${files} files, ${counts.join(", ")}\n`);
}

/** Printed below the problems: the changes that a page has not followed yet. */
async function showChanges(): Promise<void> {
  for (const page of await readTranslations(projectRoot())) {
    if (page.state !== "behind" || !page.recorded) continue;
    const ahead = otherLocale(page.behind);
    const lines = await diffSince(projectRoot(), page.files[ahead], page.recorded[ahead]);
    if (lines) print(`\nWhat has changed in ${page.files[ahead]}:\n  ${lines.join("\n  ")}`);
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** A workflow command of GitHub Actions: the problem appears beside its line in the pull request. */
function annotation({ file, line, column, found, remedy, level }: Problem): string {
  const property = (text: string) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const command = { error: "error", warning: "warning", suggestion: "notice" }[level ?? "error"];
  return `::${command} file=${property(file)},line=${line},col=${column},title=Content::${escaped(`${found} → ${remedy}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
