import { expect, test } from "vitest";
import { z } from "zod";
import { GET } from "#app/data/[file]/route.ts";
import { toCsv } from "#lib/charts/csv.ts";
import { publishedJsonSchema, toPublished } from "#lib/charts/published.ts";
import { getDataset, listDatasets } from "#lib/content/index.ts";

const datasets = await listDatasets();
const ask = (file: string) => GET(new Request(`http://localhost/data/${file}`), { params: Promise.resolve({ file }) });

test.each(datasets)("$id.csv carries every value, whole, in both languages", (dataset) => {
  for (const locale of ["en", "fr"] as const) {
    const [head = [], ...rows] = readCsv(toCsv(dataset, locale), locale === "fr" ? ";" : ",");
    expect(rows).toHaveLength(dataset.rows.length);
    for (const [index, row] of dataset.rows.entries()) {
      expect(rows[index]).toHaveLength(head.length);
      const step = dataset.rows.some(({ periods }) => periods) ? 2 : 1;
      const first = dataset.rows.some(({ label }) => label) ? 2 : 1;
      for (const [at, value] of row.values.entries()) {
        const cell = rows[index]?.[first + at * step]?.replace(",", ".");
        expect(cell).toBe(value === null ? "" : String(value));
      }
    }
  }
});

test("a spreadsheet reads the accents: the file begins with the mark of UTF-8", async () => {
  const response = await ask("refugee-hosts.fr.csv");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain("Éthiopie");
  expect(response.headers.get("content-disposition")).toContain("pays-d-accueil.csv");
  expect(response.headers.get("content-type")).toContain("charset=utf-8");
});

test.each(datasets)("$id.json fits the published schema", async ({ id }) => {
  const schema = z.fromJSONSchema((await (await ask("schema.json")).json()) as z.core.JSONSchema.JSONSchema);
  const published = await (await ask(`${id}.json`)).json();
  expect(schema.safeParse(published).error).toBeUndefined();
  expect(schema.safeParse({ ...published, rows: "none" }).success).toBe(false);
});

test("the published form names where it stands and keeps what is missing missing", async () => {
  const dataset = await getDataset("immigration-detention-canada");
  const published = toPublished(dataset, "https://example.org");
  expect(published.page.fr).toBe("https://example.org/fr/statistiques/detention-immigration-canada");
  expect(published.rows.find(({ key }) => key === "2017-18")?.values.detained).toBeNull();
  expect(publishedJsonSchema("https://example.org").$id).toBe("https://example.org/data/schema.json");
});

test.each(["nothing.csv", "resettlement.xml", "resettlement", "constructor.json", ".csv"])(
  "%s is answered with 404 and words in both languages",
  async (file) => {
    const response = await ask(file);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const words = await response.text();
    expect(words).toContain("There is nothing at this address");
    expect(words).toContain("Il n’y a rien à cette adresse");
  },
);

test("a shared cache may hold what is found", async () => {
  for (const file of ["resettlement.csv", "resettlement.json", "schema.json"]) {
    const { headers } = await ask(file);
    expect(headers.get("cache-control")).toBe("public");
    expect(headers.get("set-cookie")).toBeNull();
  }
});

/** Enough of RFC 4180 for files of ours: quoted cells may hold delimiters and doubled quotes. */
function readCsv(text: string, delimiter: string): string[][] {
  const cell = new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^"${delimiter}]*))`, "gu");
  return text
    .replace(/^\ufeff/u, "")
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => [...line.matchAll(cell)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ""));
}
