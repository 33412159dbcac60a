import { expect, test } from "vitest";
import { listPetitions } from "#lib/content/index.ts";
import { composeLetter, type LetterParts } from "#lib/petitions/deliver/cover-letter.ts";
import { readVersions } from "#lib/petitions/deliver/versions.ts";
import { opened } from "#tests/support/pdf.ts";

const at = new Date("2026-12-02T04:30:00Z");

async function aLetter(names: string[] | null, key?: string, paper: LetterParts["paper"] = []): Promise<Buffer> {
  const [en, fr] = await Promise.all([listPetitions("en"), listPetitions("fr")]);
  const petition = {
    en: en.find((one) => one.key === (key ?? en[0]?.key)),
    fr: fr.find((one) => one.key === (key ?? fr[0]?.key)),
  };
  if (!petition.en || !petition.fr) throw new Error("There is no petition to write about");
  const signatures = names?.length ?? 2000;
  const version = { version: petition.en.version, sha256: petition.en.textHash, signatures };
  const { canonical } = petition.en;
  const parts: LetterParts = {
    petition: { en: petition.en, fr: petition.fr },
    organisation: { name: { en: "Right to Refuge", fr: "Droit au refuge" }, email: "hello@example.org" },
    summary: {
      signatures,
      regions: { ON: signatures },
      versions: [version],
      first: "2026-12-01",
      last: "2026-12-01",
      names,
    },
    paper,
    versions: await readVersions([version], {
      at,
      total: signatures,
      paper: [],
      batches: async function* () {},
      readText: async () => canonical,
    }),
    day: "2026-12-01",
    at,
  };
  return composeLetter(parts);
}

test("the letter is a whole, tagged, titled document in a known language", async () => {
  const pdf = await aLetter(["Zoë O'Brien-Nguyễn", "Łukasz Œuvre", "Ελένη", "Оксана"]);
  expect(pdf.subarray(0, 8).toString()).toBe("%PDF-1.7");
  expect(pdf.toString("latin1").trimEnd().endsWith("%%EOF")).toBe(true);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString("latin1"))?.[1]);
  expect(pdf.subarray(start, start + 4).toString()).toBe("xref");
  const text = opened(pdf);
  const markInfo = /\/MarkInfo (\d+) 0 R/.exec(text)?.[1];
  expect(text.includes(`\n${markInfo} 0 obj\n<<\n/Marked true`)).toBe(true);
  expect(/\/Type \/Catalog[^>]*\/Lang \(en-CA\)/.test(text)).toBe(true);
  expect(text.includes("/Lang (fr-CA)")).toBe(true);
  expect(text.includes("/DisplayDocTitle true")).toBe(true);
  expect(text.includes("pdfuaid:part")).toBe(true);
  for (const tag of ["Document", "Sect", "H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD"]) {
    expect(text.includes(`/S /${tag}\n`), tag).toBe(true);
  }
});

test("the words of every petition can be drawn, in both languages", async () => {
  for (const { key } of await listPetitions("en")) expect((await aLetter([], key)).length).toBeGreaterThan(10_000);
});

test("a name in letters that no font of the document has is not mangled, and the letter is written all the same", async () => {
  const pdf = await aLetter(["ᐃᓄᒃ", "عائشة", "王"]);
  expect(pdf.length).toBeGreaterThan(10_000);
});

test("a thousand names make a document of some pages", async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `Supporter ${at + 1}`);
  const pages = opened(await aLetter(names)).match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(15);
  expect(pages).toBeLessThan(60);
});
