import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { describeProblem } from "#lib/content/problem.ts";
import { renew } from "#lib/content/translation/renew.ts";

const PROJECT = join(import.meta.dirname, "../../../..");
const PETITION = "content/petitions/first-issue";
const TODAY = "2027-01-10";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "new-version-"));
  await cp(join(PROJECT, "tests/fixtures/content/sound"), root, { recursive: true });
  for (const name of ["package.json", "lib"]) await symlink(join(PROJECT, name), join(root, name));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

test("an editor words an open petition anew: the signed words stay readable beside the new ones", async () => {
  const signed = await readFile(join(root, `${PETITION}/fr.mdx`), "utf8");
  const { code, out } = await newVersion();
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("petition.yaml now has version 2") });
  expect(await readFile(join(root, `${PETITION}/versions/1/fr.mdx`), "utf8")).toBe(signed);
  await reword();
  await addVersion2();
  expect(await problems()).toEqual([]);

  const { listPetitionVersions } = await contentBelow(root);
  for (const locale of ["en", "fr"] as const) {
    const versions = await listPetitionVersions(locale, "first-issue");
    expect(versions.map(({ version, current, date }) => ({ version, current, date }))).toEqual([
      { version: 1, current: false, date: "2026-11-23" },
      { version: 2, current: true, date: TODAY },
    ]);
    for (const { canonical, hash } of versions) expect(createHash("sha256").update(canonical).digest("hex")).toBe(hash);
  }
});

test("each version has its page in both languages, with its words, its dates and the way to the words of today", async () => {
  await newVersion();
  await reword();
  await addVersion2();
  await cp(join(PROJECT, "content/look"), join(root, "content/look"), { recursive: true });
  await contentBelow(root);
  const first = await pageOf("fr", "premier-enjeu", "1");
  expect(first).toContain('<h1 id="page-title">Ouvrez les portes</h1>');
  expect(first).toContain("Ce texte pouvait être signé du 23\u00a0novembre 2026 au 10\u00a0janvier 2027");
  expect(first).toMatch(/href="\/fr\/petitions\/premier-enjeu">Aller au texte actuel, version 2</u);
  expect(first).toContain("98f129a650631425524958aaf227b0a7e556a2340fd26bbb9cd3e464e824e0c8");
  expect(first).toContain('href="/data/petitions/first-issue/version-1.txt"');
  const second = await pageOf("en", "first-issue", "2");
  expect(second).toContain("Open all the doors");
  expect(second).toContain("This is the current version, open for signature since 10\u00a0January 2027.");
  expect(second).toContain("Wider doors.");
  expect(second).toContain('href="/en/petitions/first-issue/versions/1"');

  const { GET } = await import("#app/data/petitions/[file]/[text]/route.ts");
  const params = Promise.resolve({ file: "first-issue", text: "version-1.txt" });
  const exact = Buffer.from(await (await GET(new Request("http://localhost"), { params })).arrayBuffer());
  expect(first).toContain(createHash("sha256").update(exact).digest("hex"));

  const { default: sitemap } = await import("#app/sitemap.ts");
  const versions = (await sitemap()).filter(({ url }) => url.includes("/versions/"));
  expect(versions.map(({ url }) => new URL(url).pathname)).toEqual([
    "/en/petitions/first-issue/versions/1",
    "/fr/petitions/premier-enjeu/versions/1",
    "/en/petitions/first-issue/versions/2",
    "/fr/petitions/premier-enjeu/versions/2",
  ]);
});

test("who changed the text first, and committed it, still gets the signed words: git has them", async () => {
  git("init", "-q");
  commit();
  await reword();
  commit();
  const [problem] = await problems();
  expect(problem).toContain("make it version 2: `npm run content:new -- version first-issue`");
  expect((await newVersion()).code).toBe(0);
  expect(await readFile(join(root, `${PETITION}/versions/1/en.mdx`), "utf8")).toContain("title: Open the doors");
  expect(await readFile(join(root, `${PETITION}/en.mdx`), "utf8")).toContain("title: Open all the doors");
  await addVersion2();
  expect(await problems()).toEqual([]);
});

test("words that are found nowhere change nothing, and the editor is told", async () => {
  await reword();
  expect(await newVersion()).toMatchObject({ code: 1, err: expect.stringContaining("text of version 1") });
  expect(await readFile(join(root, `${PETITION}/petition.yaml`), "utf8")).toContain("version: 1");
});

test("earlier words that are missing, changed or unreadable stop the build, and one command brings them back", async () => {
  await newVersion();
  await reword();
  await addVersion2();
  git("init", "-q");
  commit();
  const kept = join(root, `${PETITION}/versions/1`);
  const remedy = "bring it back from git: `npm run content:new -- version first-issue`";
  const mistakes: [string, () => Promise<void>, string][] = [
    ["missing", () => rm(kept, { recursive: true }), `${PETITION}/versions.yaml:1:1  the text of version 1 is missing`],
    ["half", () => rm(join(kept, "fr.mdx")), `${PETITION}/versions.yaml:1:1  the text of version 1 is missing`],
    [
      "changed",
      () => writeFile(join(kept, "en.mdx"), "---\ntitle: T\nto: T\nask: T\n---\n\nT\n"),
      `${PETITION}/versions/1/en.mdx:1:1  this text`,
    ],
    ["unreadable", () => writeFile(join(kept, "en.mdx"), "no fields"), `${PETITION}/versions/1/en.mdx:1:1  this text`],
  ];
  for (const [name, make, told] of mistakes) {
    await make();
    const found = await problems();
    expect(found, name).toHaveLength(1);
    expect(found[0], name).toContain(told);
    expect(found[0], name).toContain(remedy);
    expect(await newVersion(), name).toMatchObject({ code: 0, out: expect.stringContaining("is in") });
    expect(await problems(), name).toEqual([]);
  }
  expect(await readFile(join(root, `${PETITION}/petition.yaml`), "utf8")).toContain("version: 2");
});

test("a folder that is no earlier version is named", async () => {
  await cp(join(root, PETITION, "en.mdx"), join(root, PETITION, "versions/1/en.mdx"));
  expect(await problems()).toEqual([
    expect.stringContaining(`${PETITION}/versions/1:1:1  1 is not an earlier version`),
  ]);
});

/** The editor's new words, in both languages. */
async function reword(): Promise<void> {
  await change("en.mdx", "title: Open the doors", "title: Open all the doors");
  await change("fr.mdx", "title: Ouvrez les portes", "title: Ouvrez grand les portes");
  await renew(root, PETITION, TODAY);
}

/** Adds the line that the check gives, with its date and note. */
async function addVersion2(): Promise<void> {
  const [problem = ""] = await problems();
  const line = /add `(- \{ version: 2, .*\})`$/u.exec(problem)?.[1] ?? "";
  const filled = line
    .replace("YYYY-MM-DD", TODAY)
    .replace('{ en: "…", fr: "…" }', "{ en: Wider doors., fr: Des portes plus larges. }");
  const file = join(root, `${PETITION}/versions.yaml`);
  await writeFile(file, `${await readFile(file, "utf8")}${filled}\n`);
}

async function problems(): Promise<string[]> {
  return (await checkContent(root, TODAY)).map(describeProblem);
}

async function change(name: string, from: string, to: string): Promise<void> {
  const file = join(root, PETITION, name);
  const before = await readFile(file, "utf8");
  expect(before).toContain(from);
  await writeFile(file, before.replace(from, to));
}

/** The content of a folder, as the site reads it. */
async function contentBelow(folder: string) {
  vi.resetModules();
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  return import("#lib/content/index.ts");
}

async function pageOf(locale: string, slug: string, version: string): Promise<string> {
  const { default: page } = await import("#app/[locale]/petitions/[slug]/versions/[version]/page.tsx");
  const { prelude } = await prerender(await page({ params: Promise.resolve({ locale, slug, version }) }));
  return new Response(prelude).text();
}

function git(...args: string[]): void {
  execFileSync("git", ["-c", "user.name=An editor", "-c", "user.email=editor@example.org", ...args], { cwd: root });
}

function commit(): void {
  git("add", "content");
  git("commit", "-qm", "As it stands");
}

function newVersion(): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const command = [join(PROJECT, "lib/tools/content/new.ts"), "version", "first-issue"];
    execFile(process.execPath, command, { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}
