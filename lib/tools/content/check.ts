import { expectNoWords, readArguments, readChoice } from "../../cli/arguments.ts";
import { command, print } from "../../cli/terminal/print.ts";
import { checkInterfaceSyntax } from "../../content/check/interface-syntax.ts";
import { describeIn, problemIn } from "../../content/in-french/index.ts";
import { isError, type Problem } from "../../content/problem.ts";
import { projectRoot } from "../../content/read/folders.ts";
import { readTranslations } from "../../content/translation/states.ts";
import { type Locale, otherLocale } from "../../i18n/locales.ts";
import { diffSince } from "./diff.ts";
import { languageAsked } from "./language.ts";

const WORDS = {
  en: { file: "file", problem: "problem", warning: "warning", none: "no problem", changed: "What has changed in" },
  fr: {
    file: "fichier",
    problem: "problème",
    warning: "avertissement",
    none: "aucun problème",
    changed: "Ce qui a changé dans",
  },
} as const;

/**
 * npm run content:check [-- --strict] [-- --format text|github] [-- --lang en|fr]
 * Prints every problem of the content, one per line. Exit code 1 when there is an error; with --strict, also for a
 * warning; 2 for an unknown option.
 */
await command(async () => {
  const { positionals, valuesOf, has } = readArguments(process.argv.slice(2), ["format", "lang"], ["strict"]);
  expectNoWords(positionals);
  const format = readChoice("format", valuesOf("format"), ["text", "github"]);
  const locale = languageAsked(valuesOf("lang"));
  const { files, problems } = await examine();
  const describe = describeIn(locale);

  for (const problem of problems)
    print(format === "github" ? annotation(problemIn(locale, problem)) : describe(problem));
  if (format !== "github") await showChanges(locale);
  const errors = problems.filter(isError).length;
  const warnings = problems.filter(({ level }) => level === "warning").length;
  sum(locale, files, errors, warnings, problems.length - errors - warnings);
  if (errors > 0 || (has("strict") && warnings > 0)) process.exitCode = 1;
});

/** The content is examined by code that loads the words of the interface: these must be readable first. */
async function examine(): Promise<{ files: number; problems: readonly Problem[] }> {
  const unreadable = await checkInterfaceSyntax(projectRoot());
  if (unreadable.length > 0) return { files: unreadable.length, problems: unreadable };
  const { examineContent } = await import("../../content/check/index.ts");
  const { formerNumbers } = await import("./former.ts");
  return examineContent(projectRoot(), undefined, await formerNumbers(projectRoot()));
}

function sum(locale: Locale, files: number, errors: number, warnings: number, suggestions: number): void {
  const counts = [
    errors > 0 && counted(errors, WORDS[locale].problem),
    warnings > 0 && counted(warnings, WORDS[locale].warning),
    suggestions > 0 && counted(suggestions, "suggestion"),
  ].filter((count) => count !== false);
  if (counts.length === 0) print(`${counted(files, WORDS[locale].file)}, ${WORDS[locale].none}`);
  else process.stderr.write(`${counted(files, WORDS[locale].file)}, ${counts.join(", ")}\n`);
}

/** Printed below the problems: the changes that a page has not followed yet. */
async function showChanges(locale: Locale): Promise<void> {
  for (const page of await readTranslations(projectRoot())) {
    if (page.state !== "behind" || !page.recorded) continue;
    const ahead = otherLocale(page.behind);
    const lines = await diffSince(projectRoot(), page.files[ahead], page.recorded[ahead]);
    if (lines)
      print(`\n${WORDS[locale].changed} ${page.files[ahead]}${locale === "fr" ? " " : ""}:\n  ${lines.join("\n  ")}`);
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
