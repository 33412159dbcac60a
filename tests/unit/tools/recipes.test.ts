import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draw } from "#lib/charts/draw.ts";
import { SIZES } from "#lib/charts/drawing.ts";
import { checkContent } from "#lib/content/check/index.ts";
import { getDataset, getFigure, listIssues } from "#lib/content/index.ts";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";
import { type Kind, newFiles } from "#lib/tools/content/templates.ts";

const PROJECT = join(import.meta.dirname, "../../..");
const TODAY = "2026-11-27";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "recipes-"));
  await cp(join(PROJECT, "tests/fixtures/content/sound"), root, { recursive: true });
  vi.spyOn(process, "cwd").mockReturnValue(root);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

const read = (file: string) => readFile(join(root, file), "utf8");

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

async function change(file: string, ...pairs: [from: string, to: string][]): Promise<void> {
  let text = await read(file);
  for (const [from, to] of pairs) {
    expect(text, file).toContain(from);
    text = text.replace(from, to);
  }
  await writeFile(join(root, file), text);
}

/** `npm run content:new`. */
async function begin(kind: Kind, slug: string): Promise<void> {
  for (const { file, text } of await newFiles(kind, slug, TODAY)) await write(file, text);
}

/** `npm run content:renew` for what is new, then `npm run content:check`. */
async function problems(): Promise<string[]> {
  for (const page of await readTranslations(root)) await renew(root, page.folder, TODAY, true);
  return (await checkContent(root, TODAY)).map(({ file, line, found }) => `${file}:${line} ${found}`);
}

test("both languages have the same recipes, with the same commands", async () => {
  const [en, fr] = await Promise.all(
    ["RECIPES.md", "RECIPES.fr.md"].map(async (name) => {
      const text = await readFile(join(PROJECT, "content", name), "utf8");
      const titles = text.match(/^\*\*[^*]+\*\*/gmu) ?? [];
      return { recipes: titles.length, commands: text.replace(/ -- --lang fr/gu, "").match(/`npm run [^`]+`/gu) };
    }),
  );
  expect(en).toEqual(fr);
  expect(en?.recipes).toBeGreaterThanOrEqual(11);
});

test("a dataset is written from its template, with a formula, and its chart is drawn", async () => {
  await begin("dataset", "open-windows");
  const file = "content/statistics/datasets/open-windows.yaml";
  const description = `${"Windows that were open in each of two years, as the Department of Examples counts them, with sources and method."} ...`;
  const text = (await read(file))
    .replace('slugs: { en: open-windows, fr: "" }', "slugs: { en: open-windows, fr: fenetres-ouvertes }")
    .replace(
      'description: { en: "", fr: "" }',
      `description: { en: "${description.padEnd(125, "e")}", fr: "${"Fenêtres ouvertes chaque année, d’après le ministère des Exemples, avec les sources et la méthode de ce compte des fenêtres.".padEnd(125, "e")}" }`,
    )
    .replace('{ key: 2024, values: [ "" ] }', "{ key: 2024, values: [ 7513 ] }")
    .replace('{ key: 2025, values: [ "" ] }', "{ key: 2025, values: [ = counted@2024 * 2 ] }")
    .replace('- id: ""', "- id: windows")
    .replace(/url: ""/u, "url: https://example.org/windows")
    .replace(/date: ""(?! \})/u, "date: 2026")
    .replace('asOf: { en: "", fr: "", date: "" }', "asOf: { en: End of 2025, fr: Fin 2025, date: 2025-12-31 }")
    .replaceAll('{ en: "", fr: "" }', "{ en: Windows, fr: Fenêtres }");
  await write(file, text);
  expect(await problems()).toEqual([]);
  const dataset = await getDataset("open-windows");
  expect(dataset.rows.map(({ values }) => values)).toEqual([[7513], [15_026]]);
  const [chart] = dataset.charts;
  if (!chart) throw new Error("no chart");
  expect(JSON.stringify(draw(dataset, chart, "en", SIZES.wide))).toContain("15,026");
});

test("a figure is written from its template, and worked out from another", async () => {
  await begin("statistic", "windows-2025");
  const file = "content/statistics/windows-2025.yaml";
  const text = (await read(file))
    .replace('value: ""', "value: = round(figure(doors-2025) / 3, 1)")
    .replace('asOf: { en: "", fr: "", date: "" }', "asOf: { en: End of 2025, fr: Fin 2025, date: 2025-12-31 }")
    .replace('date: ""', "date: 2026")
    .replace('url: ""', "url: https://example.org/windows")
    .replaceAll('{ en: "", fr: "" }', "{ en: windows, fr: fenêtres }");
  await write(file, text);
  expect(await problems()).toEqual([]);
  expect((await getFigure("windows-2025")).value).toBe(0.7);
});

test("an issue with its petition is made together", async () => {
  for (const kind of ["issues", "petitions"]) {
    await cp(join(root, `content/${kind}/first-issue`), join(root, `content/${kind}/open-windows`), {
      recursive: true,
    });
    await change(`content/${kind}/open-windows/en.mdx`, ["slug: first-issue", "slug: open-windows"]);
    await change(`content/${kind}/open-windows/fr.mdx`, ["slug: premier-enjeu", "slug: fenetres"]);
  }
  for (const language of ["en", "fr"])
    await change(
      `content/issues/open-windows/${language}.mdx`,
      ["order: 1", "order: 2"],
      ["petition: first-issue", "petition: open-windows"],
    );
  await change(
    "content/petitions/open-windows/petition.yaml",
    ["key: first-issue", "key: open-windows"],
    ["issue: first-issue", "issue: open-windows"],
  );
  expect(await problems()).toEqual([]);
  expect((await listIssues("fr")).map(({ key }) => key)).toEqual(["first-issue", "open-windows"]);
});

test.each([
  ["closed", ""],
  ["delivered", ""],
  [
    "answered",
    "reply:\n  from: { en: The Minister, fr: Le ministre }\n  text: { en: We shall see., fr: Nous verrons. }\n  url: { en: https://example.org/reply, fr: https://example.org/reponse }\n",
  ],
])("a petition is %s by a step and its status", async (status, more) => {
  const terms = "content/petitions/first-issue/petition.yaml";
  await change(terms, ["status: open", `status: ${status}`]);
  await write(
    terms,
    `${await read(terms)}  - { status: ${status}, date: 2026-11-20, note: { en: It came to that., fr: C'est fait. } }\n${more}`,
  );
  expect(await problems()).toEqual([]);
});

test("an issue is removed when nothing points there any more", async () => {
  await rm(join(root, "content/issues/first-issue"), { recursive: true });
  await rm(join(root, "content/petitions/first-issue"), { recursive: true });
  const left = (await problems()).join("\n");
  expect(left).toContain("content/news/a-door-opens/en.mdx:7 no issue `first-issue`");
  expect(left).toContain(
    "content/news/a-door-opens/fr.mdx:17 a link to `/fr/enjeux/premier-enjeu`, where there is no page",
  );
});
