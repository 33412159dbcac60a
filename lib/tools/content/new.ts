import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expectNoWords, readArguments } from "../../cli/arguments.ts";
import { command, print, printError } from "../../cli/terminal/print.ts";
import { checkContent } from "../../content/check/index.ts";
import { describeIn } from "../../content/in-french/index.ts";
import { projectRoot } from "../../content/read/folders.ts";
import { slug as slugSchema } from "../../content/schema/shared.ts";
import { isoDay } from "../../i18n/format.ts";
import { languageAsked } from "./language.ts";
import { KINDS, type Kind, newFiles } from "./templates.ts";
import { newVersion } from "./version.ts";

/**
 * npm run content:new -- issue|petition|letter|news|event|page|statistic|dataset <slug>
 * Writes the files of a new page in both languages, with an explanation of every field, and lists what is left to do.
 * npm run content:new -- version <petition>
 * Keeps the signed text of an open petition, so that it can still be read after a change.
 */
const root = projectRoot();

await command(async () => {
  const [kind, slug, ...others] = readArguments(process.argv.slice(2)).positionals;
  expectNoWords(others);
  if (kind === "version") return version(slug);
  if (!isKind(kind))
    return refuse(
      `What is new? One of: ${KINDS.join(", ")}, version. For example: npm run content:new -- news a-door-opens`,
    );
  const checked = slugSchema.safeParse(slug);
  if (!checked.success)
    return refuse(
      `Name it by its English title, in lower case with hyphens: npm run content:new -- ${kind} a-door-opens`,
    );
  const files = await newFiles(kind, checked.data, isoDay(new Date()));
  const taken = files.find(({ file }) => existsSync(join(root, file)));
  if (taken) return refuse(`${taken.file} exists already. Choose another name, or change that file.`);
  for (const { file, text } of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  await tell(files.map(({ file }) => file));
});

/** Prints the names of the new files, then what is left to do in each, as the check reports it. */
async function tell(files: readonly string[]): Promise<void> {
  print(`Written: ${files.join(", ")}`);
  const describe = describeIn(languageAsked([]));
  const left = (await checkContent(root)).filter(({ file }) => files.includes(file));
  print(`\nLeft to fill in, ${left.length} places:`);
  for (const problem of left) print(`  ${describe(problem)}`);
  const lines = await Promise.all(
    files.map(async (file) => (await readFile(join(root, file), "utf8")).split("\n").length),
  );
  print(
    `\n${lines.reduce((sum, count) => sum + count, 0)} lines, each field with its explanation above it. You may delete the explanations.`,
  );
  const dataset = files.find((file) => file.startsWith("content/statistics/datasets/"));
  if (dataset)
    print("While you write, `npm run dev` draws its chart at each save: http://localhost:3000/en/statistics/<slug>.");
  print("Then: npm run content:check. It lists what is still missing, until nothing is.");
}

async function version(key = ""): Promise<void> {
  const folder = `content/petitions/${key}`;
  const done = await newVersion(root, folder);
  switch (done.outcome) {
    case "no-petition":
      return refuse("Of which petition? Name its folder: npm run content:new -- version bill-c-2");
    case "never-signed":
      return refuse(`${folder} has no versions.yaml: its text has no signatures and may change freely.`);
    case "not-listed":
      return refuse(`Version ${done.version} is begun already. npm run content:check tells what it lacks.`);
    case "lost":
      return refuse(
        `The text of version ${done.version} is neither in en.mdx and fr.mdx nor in the last commits of git. Nothing was changed.\n` +
          "Restore the files as they were signed, then run this again.",
      );
    case "brought-back":
      return print(`Version ${done.versions.join(", ")}: the signed text is in ${folder}/versions again.`);
    case "raised":
      print(`The text of version ${done.kept} is kept in ${folder}/versions/${done.kept}. Do not change it.`);
      print(`petition.yaml now has version ${done.version}. Left to do:`);
      print("  1. Change en.mdx and fr.mdx.");
      print(`  2. npm run content:renew -- ${folder}`);
      print(
        "  3. npm run content:check: it gives the line to add to versions.yaml. Write its date and what has changed.",
      );
      print("  4. Add a step to petition.yaml that says so too.");
  }
}

function isKind(text: string | undefined): text is Kind {
  return KINDS.some((one) => one === text);
}

function refuse(why: string): void {
  printError(why);
  process.exitCode = 1;
}
