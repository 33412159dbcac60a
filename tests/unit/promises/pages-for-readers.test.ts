import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readSource, root } from "./imports.ts";

const notOurs = /(?:^|\/)(?:node_modules|\.[^/]+)(?:\/|$)|^lib\/generated\//;

/** Every Markdown page of the repository; those of hidden folders are for the tools that read them. */
const pages = ["", "app", "components", "content", "lib", "messages", "prisma", "public", "tests"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== "", encoding: "utf8" })
    .map((file) => (folder === "" ? file : `${folder}/${file}`))
    .filter((file) => file.endsWith(".md") && !notOurs.test(file)),
);

/** Where a link leads: a path from the root, and a heading. Null for other sites. */
function targetsOf(page: string): { link: string; path: string; heading: string | undefined }[] {
  const links = [...withoutBlocks(readSource(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [file = "", heading] = link.split("#");
      return { link, path: file === "" ? page : join(dirname(page), file), heading };
    });
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

/** The anchors of a page, as repositories on the web make them of its headings. */
function anchorsOf(page: string): string[] {
  return [...withoutBlocks(readSource(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function deadLinks(page: string): string[] {
  return targetsOf(page)
    .filter(({ path, heading }) => {
      if (!existsSync(join(root, path))) return true;
      return heading !== undefined && !anchorsOf(existingPage(path)).includes(heading);
    })
    .map(({ link }) => link);
}

/** A link to a folder shows its README. */
function existingPage(path: string): string {
  return path.endsWith(".md") ? path : join(path, "README.md");
}

test("every link between pages leads to a file, and to a heading where it names one", () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.flatMap((page) => deadLinks(page).map((link) => `${page}: ${link}`))).toEqual([]);
});

test("every path that a page writes as code is there", () => {
  const paths = pages
    .filter((page) => page !== "CHANGELOG.md")
    .flatMap((page) =>
      [
        ...readSource(page).matchAll(/`((?:app|components|content|lib|messages|prisma|public|tests)\/[\w./[\]-]*)`/g),
      ].map(([, path = ""]) => ({ page, path })),
    );
  expect(paths.length).toBeGreaterThan(50);
  // Made by commands: a fresh clone has none of them.
  const made = /^(?:lib\/generated|tests\/\.results)\//;
  expect(paths.filter(({ path }) => !made.test(path) && !existsSync(join(root, path)))).toEqual([]);
});

test("the README is short, and draws the ranks of rooms as the test of ranks holds them", () => {
  const readme = readSource("README.md");
  const lines = readme.split("\n");
  expect(lines.length).toBeLessThanOrEqual(150);
  expect(lines.filter((line) => line.length > 200 && !line.startsWith("|"))).toEqual([]);

  const held = /const ranks: string\[\]\[\] = (\[[\s\S]*?\n\]);/.exec(
    readSource("tests/unit/promises/ranks.test.ts"),
  )?.[1];
  const ranks = JSON.parse((held ?? "[]").replace(/,(\s*\])/g, "$1")) as string[][];
  expect(ranks.length).toBeGreaterThan(10);
  const map = /^tests .*[\s\S]*?(?=^```)/m.exec(readme)?.[0] ?? "";
  const drawn = map.split("\n").reduce<string[][]>((rows, line) => {
    const [names = ""] = line.trim().split(/ {3,}/);
    if (names === "") return rows;
    const rooms = names.split(/ +/);
    const last = rows.at(-1);
    if (last && line.startsWith(" ")) last.push(...rooms);
    else rows.push(rooms);
    return rows;
  }, []);
  const sorted = (rows: string[][]) => rows.map((row) => row.map((room) => room.replace(/\.ts$/, "")).sort());
  expect(sorted(drawn)).toEqual(sorted([...ranks].reverse()));
});

test("each decision is in the index, with its number, title and date", () => {
  const folder = "lib/decisions";
  const index = readFileSync(join(root, folder, "README.md"), "utf8");
  const files = readdirSync(join(root, folder)).filter((file) => file !== "README.md");
  const rows = files.map((file) => {
    const text = readSource(`${folder}/${file}`);
    const [, number, title] = /^# (\d{3}) · (.+)$/m.exec(text) ?? [];
    const date = /^Date: (\d{4}-\d{2}-\d{2})$/m.exec(text)?.[1];
    return `| ${number} | ${date} | [${title}](${file}) |`;
  });
  expect(index.split("\n").filter((line) => /^\| \d/.test(line))).toEqual(rows.sort());
});
