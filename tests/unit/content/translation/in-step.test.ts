import { execFile, execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { findChangeOfOther, listProblemsOf, listTranslations } from "#lib/content/index.ts";

const PROJECT = join(import.meta.dirname, "../../../..");
const SOUND = join(PROJECT, "tests/fixtures/content/sound");
const PAGE = "content/news/a-door-opens";
const TODAY = "2026-11-23";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-in-step-"));
  await cp(SOUND, root, { recursive: true });
  vi.spyOn(process, "cwd").mockReturnValue(root);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

test("a page whose two languages agree needs nothing", async () => {
  expect(await checkContent(root, TODAY)).toEqual([]);
  expect((await listTranslations()).every(({ state }) => state === "in-step")).toBe(true);
  expect(await findChangeOfOther(`${PAGE}/fr.mdx`)).toBeNull();
});

test("a sentence changed in English leaves the French behind, with the day and the way to mend it", async () => {
  await change(`${PAGE}/en.mdx`, "Read [the issue]", "Please read [the issue]");
  await change(`${PAGE}/en.mdx`, "updated: 2026-11-02", "updated: 2026-11-20");

  expect(await checkContent(root, TODAY)).toEqual([
    {
      file: `${PAGE}/fr.mdx`,
      line: 1,
      column: 1,
      level: "warning",
      found: `this text is behind: the English (${PAGE}/en.mdx) has changed since 2026-11-02`,
      remedy: expect.stringContaining(`npm run content:renew -- ${PAGE} --minor`),
    },
  ]);
  expect(await findChangeOfOther(`${PAGE}/fr.mdx`)).toBe("2026-11-20");
  expect(await findChangeOfOther(`${PAGE}/en.mdx`)).toBeNull();
  const page = (await listTranslations()).find(({ folder }) => folder === PAGE);
  expect(page).toMatchObject({
    state: "behind",
    behind: "fr",
    addresses: { en: "/en/news/a-door-opens", fr: "/fr/actualites/une-porte-s-ouvre" },
    titles: { fr: "Une porte s’ouvre" },
  });
});

test("a change that left the day of the page as it was is dated by the day it was saved", async () => {
  await change(`${PAGE}/en.mdx`, "Read [the issue]", "Please read [the issue]");
  await utimes(join(root, `${PAGE}/en.mdx`), new Date("2026-11-15T17:00:00Z"), new Date("2026-11-15T17:00:00Z"));
  expect(await findChangeOfOther(`${PAGE}/fr.mdx`)).toBe("2026-11-15");
});

test("who writes a page reads in it what the check says of its two files, and of no other", async () => {
  await change(`${PAGE}/en.mdx`, "/en/issues/first-issue", "/en/nowhere");
  expect(await listProblemsOf(`${PAGE}/fr.mdx`)).toEqual([
    expect.stringMatching(/en\.mdx:17:\d+ {2}a link to `\/en\/nowhere`/u),
    expect.stringContaining("warning: this text is behind"),
  ]);
  expect(await listProblemsOf("content/rights/fr.mdx")).toEqual([]);
});

test("where a file does not say when it changed, the day it was saved is told", async () => {
  const file = "content/petitions/first-issue/fr.mdx";
  await change(file, "ouvrez la seconde", "ouvrez la deuxième");
  await utimes(join(root, file), new Date("2026-11-15T17:00:00Z"), new Date("2026-11-15T17:00:00Z"));
  expect(await findChangeOfOther("content/petitions/first-issue/en.mdx")).toBe("2026-11-15");
});

test("dates, addresses, sources, spaces and kinds of apostrophes need no new translation", async () => {
  await change(`${PAGE}/fr.mdx`, "Lisez [l'enjeu]", "Lisez\n[l’enjeu]");
  await change(`${PAGE}/fr.mdx`, "https://example.org/loi", "https://example.org/loi-2");
  await change(`${PAGE}/fr.mdx`, "updated: 2026-11-02", "updated: 2026-11-03");
  expect(await checkContent(root, TODAY)).toEqual([]);
});

test("renewing refuses while one language has not followed, unless the change is minor", async () => {
  await change(`${PAGE}/en.mdx`, "Read [the issue]", "Please read [the issue]");

  const refused = await renew(PAGE);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("the French has not") });
  expect(await checkContent(root, TODAY)).toHaveLength(1);

  expect(await renew(`${PAGE}/en.mdx`, "--minor")).toMatchObject({
    code: 0,
    out: `${PAGE}: both languages agree as of today.\n`,
  });
  expect(await checkContent(root, TODAY)).toEqual([]);
});

test("after both languages have changed, somebody has to say that they agree", async () => {
  await change(`${PAGE}/en.mdx`, "Read [the issue]", "Please read [the issue]");
  await change(`${PAGE}/fr.mdx`, "Lisez [l'enjeu]", "Veuillez lire [l'enjeu]");
  expect((await checkContent(root, TODAY)).map(({ found }) => found)).toEqual([
    "both languages have changed since 2026-11-02",
  ]);
  expect(await findChangeOfOther(`${PAGE}/fr.mdx`)).toBeNull();

  await renew("content/news");
  expect(await checkContent(root, TODAY)).toEqual([]);
});

test("a page without a record is told of", async () => {
  await rm(join(root, PAGE, "translation.yaml"));
  expect((await checkContent(root, TODAY)).map(({ level, found }) => [level, found])).toEqual([
    ["warning", "no one has confirmed yet that both languages agree"],
  ]);
});

test("content:check shows what has changed, word by word, and fails only when strict", async () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", ...args], { cwd: root });
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "Begin");
  await change(`${PAGE}/en.mdx`, "Read [the issue]", "Please read [the issue]");

  const { code, out } = await run("content/check.ts");
  expect(code).toBe(0);
  expect(out).toContain(`What has changed in ${PAGE}/en.mdx:\n  line 17:\n`);
  expect(out).toContain("[-Read-]{+Please read+}");
  expect((await run("content/check.ts", "--strict")).code).toBe(1);
});

function renew(...args: string[]) {
  return run("content/mark-in-sync.ts", ...args);
}

function run(command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(PROJECT, "lib/tools", command), ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

async function change(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(root, file), "utf8");
  expect(before).toContain(from);
  await writeFile(join(root, file), before.replace(from, to));
}
