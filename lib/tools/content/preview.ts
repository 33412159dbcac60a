import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { expectNoWords, readArguments, UsageError } from "../../cli/arguments.ts";
import { freePort } from "../../cli/start/port.ts";
import { startSite } from "../../cli/start/site.ts";
import { command, print } from "../../cli/terminal/print.ts";
import { listTranslations, type TranslationState } from "../../content/index.ts";
import { environment } from "../../env.ts";
import { findBrowser } from "../../harness/browser.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { shoot } from "../screenshots/shoot.ts";

/**
 * npm run content:preview -- [--since origin/main] [--to preview] [--list]
 * Takes pictures of the pages whose text has changed since a commit, in both languages, at the width of a phone and of
 * a desktop, and writes `changed-pages.md`, which lists them. With --list, it writes only the list.
 */
const WIDTHS = [390, 1440];

await command(async () => {
  const { positionals, valuesOf, has } = readArguments(process.argv.slice(2), ["since", "to"], ["list"]);
  expectNoWords(positionals);
  const [since = "origin/main", folder = "preview"] = [valuesOf("since").at(-1), valuesOf("to").at(-1)];
  const pages = await changedPages(since);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "changed-pages.md"), listOf(pages));
  print(listOf(pages));
  if (pages.length > 0 && !has("list")) await takePictures(pages, folder);
});

/** Pages with a changed file in either language, or with a changed figure: both languages are shown. */
async function changedPages(since: string): Promise<TranslationState[]> {
  const changed = changedFiles(since);
  const figures = await figuresIn(changed);
  const pages = await Promise.all(
    (await listTranslations()).map(async (page) => {
      const touched = changed.some((file) => file.startsWith(`${page.folder}/`)) || (await shows(page, figures));
      return touched ? [page] : [];
    }),
  );
  return pages.flat();
}

/** @throws UsageError when git does not know the commit */
function changedFiles(since: string): string[] {
  try {
    const range = ["diff", "--name-only", "--relative", `${since}...HEAD`];
    return execFileSync("git", range, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n");
  } catch {
    // git's own message names a range that the user did not type.
    throw new UsageError(`git does not know --since ${since}. Give a commit or a branch, as in --since origin/main.`);
  }
}

/** The figures and datasets of the changed statistics files. */
async function figuresIn(changed: readonly string[]): Promise<string[]> {
  const files = changed.filter((file) => /^content\/statistics\/.*\.yaml$/u.test(file) && existsSync(file));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/^(?:- )?id: ([a-z0-9-]+)/gmu)].flatMap(([, id]) => id ?? []));
}

async function shows({ files }: TranslationState, figures: readonly string[]): Promise<boolean> {
  const text = figures.length > 0 ? await readFile(files.en, "utf8") : "";
  return figures.some((id) => text.includes(`="${id}"`) || text.includes(`figure: ${id}`));
}

function listOf(pages: readonly TranslationState[]): string {
  if (pages.length === 0) return "No page has changed its words.\n";
  const rows = pages.map(({ titles, addresses, state }) => {
    const cell = (locale: Locale) => `${titles[locale].replaceAll("|", "\\|")}<br>\`${addresses[locale]}\``;
    return `| ${cell("en")} | ${cell("fr")} | ${state === "in-step" ? "in step · à jour" : "to compare · à comparer"} |`;
  });
  return ["| English | Français | |", "|---|---|---|", ...rows, ""].join("\n");
}

async function takePictures(pages: readonly TranslationState[], folder: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "preview-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const port = await freePort();
  const site = await startSite({
    variables: { ...environment(), DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: "", SMTP_URL: "" },
    interrupted: new AbortController().signal,
    print,
  });
  // Chromium refuses to run with its sandbox as root.
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ ...(await findBrowser(print)), args: asRoot ? ["--no-sandbox"] : [] });
  try {
    for (const { addresses } of pages) {
      for (const locale of locales) {
        const name = addresses[locale].slice(1).replaceAll("/", "-");
        for (const width of WIDTHS)
          await shoot(browser, { name, url: site.address + addresses[locale] }, width, folder);
        print(`${addresses[locale]} taken`);
      }
    }
  } finally {
    await browser.close();
    await site.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
