import { readArguments } from "../../cli/arguments.ts";
import { command, print, printError } from "../../cli/terminal/print.ts";
import { projectRoot } from "../../content/read/folders.ts";
import { type Renewal, renew } from "../../content/translation/renew.ts";
import { readTranslations } from "../../content/translation/states.ts";
import { isoDay } from "../../i18n/format.ts";

/**
 * npm run content:renew -- <page> … [--minor]
 * Records that both languages of a page agree. A page is its folder, or one of its files; a parent folder means all pages in it.
 */
const LANGUAGE = { en: "English", fr: "French" } as const;
const root = projectRoot();

await command(async () => {
  const { positionals: paths, has } = readArguments(process.argv.slice(2), [], ["minor"]);
  if (paths.length === 0) return refuse("Which page? For example: npm run content:renew -- content/news/a-door-opens");
  const pages = (await readTranslations(root)).map(({ folder }) => folder);
  for (const path of paths) {
    const start = path.replace(/^\.\//u, "").replace(/\/(?:[^/]+\.(?:mdx|yaml))?$/u, "");
    const chosen = pages.filter((folder) => folder === start || folder.startsWith(`${start}/`));
    if (chosen.length === 0) refuse(`${path}: there is no page with both languages.`);
    for (const folder of chosen) tell(folder, await renew(root, folder, isoDay(new Date()), has("minor")), paths);
  }
});

function tell(folder: string, renewal: Renewal, paths: readonly string[]): void {
  if (renewal.outcome === "renewed") print(`${folder}: both languages agree as of today.`);
  if (renewal.outcome === "already-in-step" && paths.some((path) => path.startsWith(folder)))
    print(`${folder}: unchanged since both languages agreed.`);
  if (renewal.outcome !== "behind") return;
  const { ahead, behind, aheadFile, behindFile } = renewal;
  refuse(
    `${folder}: the ${LANGUAGE[ahead]} has changed (${aheadFile}), the ${LANGUAGE[behind]} has not.\n` +
      `  Write the change into ${behindFile}, then renew.\n` +
      `  If the ${LANGUAGE[behind]} needs no change: npm run content:renew -- ${folder} --minor`,
  );
}

function refuse(why: string): void {
  printError(why);
  process.exitCode = 1;
}
