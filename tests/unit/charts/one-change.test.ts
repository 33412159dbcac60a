import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import { afterAll, afterEach, expect, test, vi } from "vitest";

const PROJECT = join(import.meta.dirname, "../../..");
const roots: string[] = [];

afterEach(() => vi.restoreAllMocks());
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))));

test("one change in a dataset file changes page, chart, table, CSV, JSON and share image", async () => {
  const before = await seenFrom(await copyOfTheContent());
  const changed = await copyOfTheContent();
  const file = join(changed, "content/statistics/datasets/removals-from-canada.yaml");
  const source = await readFile(file, "utf8");
  await writeFile(file, source.replace("17357", "16246"));
  const after = await seenFrom(changed);

  expect(before.page).toContain("17,357");
  expect(after.page).toContain("16,246");
  expect(after.page).not.toContain("17,357");
  expect(before.chart).toMatch(/data-row="2024" data-value="17357"/u);
  expect(after.chart).toMatch(/data-row="2024" data-value="16246"/u);
  expect(before.table).toMatch(/data-value="17357">17,357</u);
  expect(after.table).toMatch(/data-value="16246">16,246</u);
  expect(before.frame).toContain("17357");
  expect(after.frame).toContain("16246");
  expect(before.csv).toContain("2024,17357,");
  expect(after.csv).toContain("2024,16246,");
  expect(before.json.rows[5].values.removed).toBe(17_357);
  expect(after.json.rows[5].values.removed).toBe(16_246);
  expect(before.png.subarray(1, 4).toString()).toBe("PNG");
  expect(after.png.equals(before.png)).toBe(false);
});

async function copyOfTheContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "one-change-"));
  roots.push(root);
  await cp(join(PROJECT, "content"), join(root, "content"), { recursive: true });
  await cp(join(PROJECT, "app/fonts"), join(root, "app/fonts"), { recursive: true });
  return root;
}

/** Everything that shows the dataset, made from the content below a folder. */
async function seenFrom(root: string) {
  vi.resetModules();
  vi.spyOn(process, "cwd").mockReturnValue(root);
  const dataset = "removals-from-canada";
  const params = Promise.resolve({ locale: "en", dataset });
  const page = await html((await import("#app/[locale]/statistics/[dataset]/page.tsx")).default({ params }));
  const frame = await html((await import("#app/embed/[locale]/[dataset]/page.tsx")).default({ params }));
  const { GET: data } = await import("#app/data/[file]/route.ts");
  const { GET: share } = await import("#app/share/[locale]/[file]/route.tsx");
  const file = (name: string) => data(new Request("http://localhost"), { params: Promise.resolve({ file: name }) });
  const picture = { locale: "en", file: `${dataset}.years.png` };
  const answer = await share(new Request("http://localhost"), { params: Promise.resolve(picture) });
  return {
    page,
    frame,
    chart: page.slice(page.indexOf('class="drawings"'), page.indexOf("<table")),
    table: page.slice(page.indexOf("<table"), page.indexOf("</table>")),
    csv: await (await file(`${dataset}.csv`)).text(),
    json: await (await file(`${dataset}.json`)).json(),
    png: Buffer.from(await answer.arrayBuffer()),
  };
}

async function html(element: Promise<React.ReactElement>): Promise<string> {
  const { prelude } = await prerender(await element);
  return new Response(prelude).text();
}
