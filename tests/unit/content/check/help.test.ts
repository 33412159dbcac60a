import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Help } from "#components/mdx/help.tsx";
import { checkContent } from "#lib/content/check/index.ts";
import { listHelp } from "#lib/content/index.ts";
import { renew } from "#lib/content/translation/renew.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
const TODAY = "2026-11-23";
const service = (changes: Record<string, string> = {}) => {
  const fields = {
    id: "legal-aid-bc",
    name: "{ en: Legal Aid BC, fr: Legal Aid BC }",
    what: "{ en: Lawyers., fr: Des avocates et avocats. }",
    place: "BC",
    needs: "[legal-aid]",
    url: "https://example.org/",
    languages: "[en]",
    checked: "2026-11-01",
    source: "Its own page",
    ...changes,
  };
  return `- ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n  ")}\n`;
};
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-help-"));
  await cp(SOUND, root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** Ends the page about rights with these lines, in both languages. */
async function endRightsWith(lines: string): Promise<void> {
  for (const file of ["content/rights/en.mdx", "content/rights/fr.mdx"]) {
    const path = join(root, file);
    await writeFile(path, `${await readFile(path, "utf8")}\n${lines}\n`);
  }
  await renew(root, "content/rights", TODAY, false);
}

async function writeServices(...services: string[]): Promise<void> {
  await mkdir(join(root, "content/help"), { recursive: true });
  await writeFile(join(root, "content/help/services.yaml"), services.join(""));
}

const problems = async () =>
  (await checkContent(root, TODAY)).map(({ file, found, remedy }) => `${file}: ${found} → ${remedy}`);

const RIGHT = '<Rights>\n\n<Right title="T" law="Art. 1">\n\nYou may ask.\n\n</Right>\n\n</Rights>';
const QUESTION = '<Questions>\n\n<Question q="T?">\n\nYou may ask.\n\n</Question>\n\n</Questions>';

test.each([
  ["a right", "Right", RIGHT],
  ["a question", "Question", QUESTION],
])("%s on a page without help is a problem in both languages", async (_, name, lines) => {
  await endRightsWith(lines);
  expect((await problems()).filter((problem) => problem.includes("without help"))).toEqual([
    expect.stringContaining(`content/rights/en.mdx: \`<${name}>\` on a page without help`),
    expect.stringContaining(`content/rights/fr.mdx: \`<${name}>\` on a page without help`),
  ]);
});

test("help that somebody can give is enough, and must be on the list", async () => {
  await endRightsWith(`${RIGHT}\n\n<Help need="legal-aid" />`);
  expect(await problems()).toEqual([
    expect.stringContaining("matches no service of content/help/services.yaml"),
    expect.stringContaining("matches no service of content/help/services.yaml"),
  ]);
  await writeServices(service());
  expect(await problems()).toEqual([]);
});

test("while the list cannot be read, pages that show it are not blamed", async () => {
  await endRightsWith(`${RIGHT}\n\n<Help need="legal-aid" />`);
  await writeServices(service({ place: "QB" }));
  expect(await problems()).toEqual([expect.stringContaining('`place` (item 1): "QB" → choose one of: CA')]);
});

test("a need or a place that does not exist is named, with the ones that do", async () => {
  await writeServices(service());
  await endRightsWith('<Help need="legal-aide" place="XX" />');
  const found = await problems();
  expect(found).toContainEqual(expect.stringContaining("no need `legal-aide`"));
  expect(found).toContainEqual(expect.stringContaining("no place `XX`"));
});

test.each([
  ["an id that stands twice", [service(), service()], "is here twice"],
  ["a service nobody has looked at for a year", [service({ checked: "2025-11-01" })], "last checked on 2025-11-01"],
  ["a day that has not come", [service({ checked: "2027-01-01" })], "2027-01-01 is in the future"],
  ["a number in another form", [service({ phone: '"1 833 900"' })], "`phone`"],
])("the list of help: %s", async (_, services, says) => {
  await writeServices(...services);
  expect(await problems()).toEqual([expect.stringContaining(says)]);
});

test("the whole list names every service once, with its number, its place and its language", async () => {
  for (const locale of ["en", "fr"] as const) {
    const page = renderToStaticMarkup(await Help({ locale }));
    for (const { name } of await listHelp()) expect(page.split(`>${name[locale]}</a>`)).toHaveLength(2);
    expect(page).toContain('href="tel:1-833-900-1010"');
    expect(page).toContain('id="help"');
  }
  expect(renderToStaticMarkup(await Help({ locale: "fr" }))).toContain("page en anglais");
  expect(renderToStaticMarkup(await Help({ locale: "en" }))).toContain("also in Haitian Creole");
});

test("help for one need names the provinces and leads to the whole list", async () => {
  const page = renderToStaticMarkup(await Help({ locale: "en", need: "legal-aid" }));
  for (const place of ["Alberta", "British Columbia", "Manitoba", "Ontario", "Quebec", "Nova Scotia"])
    expect(page).toContain(place);
  expect(page).toContain('href="/en/rights#help"');
  expect(page).toMatch(/Addresses checked on \d+\s\w+\s\d{4}/);
});
