import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "uqr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "#app/paper/[file]/route.ts";
import { getPetition, listPetitions, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, locales, path, posterPath, sheetPath, translator } from "#lib/i18n/index.ts";
import { opened } from "#tests/support/pdf.ts";
import { outputOf } from "#tests/support/programs.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paper-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function get(address: string): Promise<Response> {
  return GET(new Request(`http://localhost${address}`), {
    params: Promise.resolve({ file: address.replace("/paper/", "") }),
  });
}

async function printed(address: string): Promise<Buffer> {
  const response = await get(address);
  expect([response.status, response.headers.get("content-type")], address).toEqual([200, "application/pdf"]);
  return Buffer.from(await response.arrayBuffer());
}

const openOnes = (await listPetitions("en")).filter(({ status }) => status === "open");

async function addressOf(locale: Locale, key: string): Promise<string> {
  return siteUrl() + path(locale, "petitions", (await getPetition(locale, key)).slug);
}

/** The dark squares of every code in a document, row by row, as they are drawn. */
function codesIn(text: string, modules: number): string[] {
  const rectangles = [...text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\n/g)].map(([, ...numbers]) =>
    numbers.map(Number),
  );
  return rectangles.flatMap(([left = 0, top = 0, width = 0, height = 0], at) => {
    if (Math.abs(width - height) > 0.01 || width < 40 || width > 200) return [];
    const side = width / modules;
    const grid = Array.from({ length: modules }, () => Array.from({ length: modules }, () => " "));
    for (const [x = 0, y = 0, w = 0, h = 0] of rectangles.slice(at + 1)) {
      if (Math.abs(h - side) > 0.02 || x < left || x > left + width || y < top || y > top + height) continue;
      const from = Math.round((x - left) / side);
      const row = grid[Math.round((y - top) / side)];
      for (let column = from; column < from + Math.round(w / side); column += 1) if (row) row[column] = "#";
    }
    return [grid.map((row) => row.join("")).join("\n")];
  });
}

function codeFor(url: string): { modules: number; drawn: string } {
  const { data, size } = encode(url, { ecc: "M", border: 2 });
  return { modules: size, drawn: data.map((row) => row.map((dark) => (dark ? "#" : " ")).join("")).join("\n") };
}

/** What a program reads from the pictures of the pages; null where none is installed. */
async function readBack(pdf: Buffer): Promise<string[] | null> {
  const file = join(folder, "read.pdf");
  await writeFile(file, pdf);
  if ((await outputOf("pdftoppm", ["-r", "150", "-gray", "-png", "-l", "1", file, join(folder, "read")])) === null)
    return null;
  const found = await outputOf("zbarimg", ["-q", "--raw", join(folder, "read-1.png")]);
  return found === null ? null : found.trim().split("\n").sort();
}

function expectTagged(pdf: Buffer, tags: readonly string[]): string {
  const text = opened(pdf);
  for (const mark of ["/Marked true", "/DisplayDocTitle true", "pdfuaid:part"])
    expect(text.includes(mark), mark).toBe(true);
  expect(/\/StructTreeRoot \d+ 0 R/.test(text)).toBe(true);
  for (const tag of tags) expect(text.includes(`/S /${tag}\n`), tag).toBe(true);
  return text;
}

describe.each(openOnes.map(({ key, slugs }) => ({ key, slugs })))("$key", ({ key, slugs }) => {
  test("the sheet is tagged in both languages, has lines to sign on, and its codes lead to the petition", async () => {
    const pdf = await printed(sheetPath(slugs));
    const text = expectTagged(pdf, ["Sect", "H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure"]);
    for (const tag of ["en-CA", "fr-CA"]) expect(text.includes(`/Lang (${tag})`), tag).toBe(true);
    expect(text.match(/\/Alt \(/g)).toHaveLength(2);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(text.match(/\/MediaBox \[0 0 612 792\]/g)).toHaveLength(2);
    // A row for each line and the two heads; twenty people and more sign on one leaf.
    expect((text.match(/\/S \/TR\n/g) ?? []).length - 2).toBeGreaterThan(20);
    for (const locale of locales) {
      const url = await addressOf(locale, key);
      const { modules, drawn } = codeFor(url);
      expect(codesIn(text, modules), locale).toContain(drawn);
    }
    const read = await readBack(pdf);
    if (read) expect(read).toEqual([await addressOf("en", key), await addressOf("fr", key)].sort());
  });

  test("the sheet bears every word of the current version, and what becomes of it", async () => {
    const file = join(folder, "words.pdf");
    await writeFile(file, await printed(sheetPath(slugs)));
    const words = await outputOf("pdftotext", ["-raw", file, "-"]);
    if (words === null) return;
    const squeezed = (text: string) => text.replace(/[\s\u00a0\u202f•-]+/g, "");
    for (const locale of locales) {
      const { title, to, ask, text, warning = "" } = await getPetition(locale, key);
      const said = [title, to, ask, warning, ...text[locale].split("\n")];
      const t = translator(locale);
      said.push(
        t("paper.sheet.after", { organisation: site.organisation.name[locale] }),
        t("paper.sheet.columns.news"),
      );
      for (const part of said) expect(squeezed(words)).toContain(squeezed(part));
    }
  });

  test.each(locales)(
    "the poster (%s) is one tagged page in its language, and its code leads to the petition",
    async (locale) => {
      const pdf = await printed(posterPath(locale, slugs));
      const text = expectTagged(pdf, ["H1", "P", "Figure"]);
      expect(new RegExp(`/Type /Catalog[^>]*/Lang \\(${locale}-CA\\)`).test(text)).toBe(true);
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
      // The drawing and the code: both say what they are to those who do not see them.
      expect(text.match(/\/Alt \(/g)).toHaveLength(2);
      const url = await addressOf(locale, key);
      const { modules, drawn } = codeFor(url);
      expect(codesIn(text, modules)).toContain(drawn);
      const read = await readBack(pdf);
      if (read) expect(read).toEqual([url]);
    },
  );
});

test("what is no document of an open petition is not found, and nobody keeps that answer", async () => {
  const [first] = openOnes;
  for (const file of ["none.sheet.pdf", `${first?.slug}.sheet`, `${first?.slug}.poster-de.pdf`, "..sheet.pdf"]) {
    const response = await get(`/paper/${file}`);
    expect([response.status, response.headers.get("cache-control")], file).toEqual([404, "no-store"]);
  }
});
