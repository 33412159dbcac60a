import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examineContent } from "#lib/content/check/index.ts";
import { inFrench } from "#lib/content/in-french/index.ts";
import { readNumbers } from "#lib/content/read/statistics.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
const ISSUE = "content/issues/first-issue";
let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "changed-figures-"));
});
afterAll(() => rm(root, { recursive: true }));

/** The sound site whose figure `doors-2025`, now 2, was `before`, and whose texts have these words. */
async function staleAfter(before: number, words: Record<string, string>): Promise<string[]> {
  await cp(SOUND, root, { recursive: true, force: true });
  for (const [file, sentence] of Object.entries(words)) {
    const path = join(root, file);
    await writeFile(path, `${await readFile(path, "utf8")}\n${sentence}\n`);
  }
  const { statistics } = await readNumbers(SOUND);
  const figures = statistics.flatMap((one) => one.figures).map((figure) => ({ ...figure, value: before }));
  const { problems } = await examineContent(root, "2026-11-27", { figures, datasets: [] });
  const stale = problems.filter(({ found }) => found.includes("was the value of `doors-2025`"));
  for (const { found, remedy, level } of stale) {
    expect([inFrench(found), inFrench(remedy)]).not.toContain(null);
    expect(level).toBe("warning");
  }
  return stale.map(({ file, line, column, found }) => `${file}:${line}:${column} ${found.split(" ")[0]}`);
}

test("the old value that still stands on a page with the figure is found, in both languages, with its place", async () => {
  const english = (await readFile(join(SOUND, ISSUE, "en.mdx"), "utf8")).split("\n").length + 1;
  const french = (await readFile(join(SOUND, ISSUE, "fr.mdx"), "utf8")).split("\n").length + 1;
  const words = { [`${ISSUE}/en.mdx`]: "There were 7 doors.", [`${ISSUE}/fr.mdx`]: "Il y avait 7 portes." };
  expect(await staleAfter(7, words)).toEqual([
    `${ISSUE}/en.mdx:${english}:12 \`7\``,
    `${ISSUE}/fr.mdx:${french}:12 \`7\``,
  ]);
});

test("a number that hardly stands for two things is found on any page, as each language writes it", async () => {
  const words = {
    "content/rights/en.mdx": "It was 19,662 once.",
    "content/rights/fr.mdx": "C’était 19 662 autrefois.",
  };
  expect(await staleAfter(19_662, words)).toEqual([
    expect.stringMatching(/^content\/rights\/en\.mdx:\d+:8 `19,662`$/u),
    expect.stringMatching(/^content\/rights\/fr\.mdx:\d+:9 `19$/u),
  ]);
});

test.each<[why: string, before: number, file: string, sentence: string]>([
  ["it counts something else", 7, `${ISSUE}/en.mdx`, "It took 7 weeks."],
  ["the page does not show the figure", 7, "content/rights/en.mdx", "Seven walls have 7 doors."],
  ["both values are compared", 7, `${ISSUE}/en.mdx`, "From 7 doors to 2 doors."],
  ["news tells of its day", 19_662, "content/news/a-door-opens/en.mdx", "There were 19,662 doors."],
  ["a year stands for many things", 2019, "content/rights/en.mdx", "It was so in 2019 already."],
  ["it is quoted", 7, `${ISSUE}/en.mdx`, "> There were 7 doors."],
  ["the value is the same", 2, `${ISSUE}/en.mdx`, "There are 2 doors."],
])("nothing is said when %s", async (_, before, file, sentence) => {
  expect(await staleAfter(before, { [file]: sentence })).toEqual([]);
});
