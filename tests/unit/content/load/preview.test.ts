import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ContentError,
  findLetter,
  getBanner,
  getFigure,
  getHome,
  getPage,
  getPetition,
  listErrors,
  listFigures,
  listIssues,
  listNews,
  listPetitions,
  listPetitionVersions,
  listTranslations,
} from "#lib/content/index.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
const LATIN_1 = Buffer.from("---\ntitle: caf\xe9\n---\n", "latin1");
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-preview-"));
  await cp(SOUND, root, { recursive: true });
  vi.spyOn(process, "cwd").mockReturnValue(root);
  vi.stubEnv("NODE_ENV", "development");
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

/** What every page reads, whatever it is about. */
async function frameOfAnyPage() {
  return Promise.all([listIssues("en"), listNews("fr"), listPetitions("en"), getBanner(), listTranslations()]);
}

function mayNotBeOpened(): (typeof ways)[number] {
  return ["may not be opened", (path) => chmod(path, 0o000)];
}

/** Ways in which a file cannot be read, each as an editor or a program leaves it. */
const ways: [name: string, spoil: (path: string) => Promise<void>][] = [
  ["is not UTF-8", (path) => writeFile(path, LATIN_1)],
  ["is a picture", (path) => writeFile(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))],
  ["is empty", (path) => writeFile(path, "")],
  [
    "lacks a field",
    async (path) => writeFile(path, (await readFile(path, "utf8")).replace(/^(title|goal|label).*\n/mu, "")),
  ],
  ["is no YAML", async (path) => writeFile(path, (await readFile(path, "utf8")).replace(/^(\w+): .*$/mu, "$1: a: b"))],
  [
    "is a folder",
    async (path) => {
      await rm(path);
      await mkdir(path);
    },
  ],
  [
    "is a link to nowhere",
    async (path) => {
      await rm(path);
      await symlink(join(root, "nowhere"), path);
    },
  ],
  // Root may open everything.
  ...(process.getuid?.() === 0 ? [] : [mayNotBeOpened()]),
];

describe.each(ways)("a file that %s", (_, spoil) => {
  test.each([
    "news/a-door-opens/fr.mdx",
    "issues/first-issue/en.mdx",
    "petitions/first-issue/petition.yaml",
    "statistics/doors.yaml",
  ])("takes no other page down: %s", async (file) => {
    await spoil(join(root, "content", file));
    await expect(frameOfAnyPage()).resolves.toBeDefined();
    expect((await getHome("en")).title).toHaveLength(2);
    expect((await getPage("rights", "fr")).title).toBe("Le premier droit");
  });

  test("is told in words, with its place, in both languages", async () => {
    await spoil(join(root, "content/news/a-door-opens/fr.mdx"));
    const line = expect.stringMatching(/^content\/news\/a-door-opens\/fr\.mdx:\d+/u);
    expect(await listErrors("en")).toContainEqual(line);
    expect(await listErrors("fr")).toContainEqual(line);
  });
});

test("what cannot be read is left out of lists, and its own page is told to Next as not found", async () => {
  await writeFile(join(root, "content/petitions/first-issue/en.mdx"), LATIN_1);
  expect(await listPetitions("en")).toEqual([]);
  expect(await listPetitionVersions("en", "first-issue")).toEqual([]);
  await expect(getPetition("en", "first-issue")).rejects.toSatisfy(isHTTPAccessFallbackError);
  await writeFile(join(root, "content/home/en.yaml"), LATIN_1);
  await expect(getHome("en")).rejects.toSatisfy(isHTTPAccessFallbackError);
  await writeFile(join(root, "content/statistics/doors.yaml"), LATIN_1);
  expect(await listFigures()).toEqual([]);
  await expect(getFigure("doors-2025")).rejects.toSatisfy(isHTTPAccessFallbackError);
});

test("a text that is no MDX fails on its own page alone", async () => {
  const path = join(root, "content/issues/first-issue/en.mdx");
  await writeFile(path, (await readFile(path, "utf8")).replace("</Timeline>", "<Timeline"));
  const [issue] = await listIssues("en");
  expect(() => issue?.headings).toThrowError(expect.objectContaining({ digest: expect.stringContaining("404") }));
  expect((await listIssues("fr"))[0]?.headings).toHaveLength(2);

  const letter = join(root, "content/letters/first-issue/fr.mdx");
  expect(await findLetter("en", "first-issue")).not.toBeNull();
  await writeFile(letter, `${await readFile(letter, "utf8")}\nOuvrez <les.\n`);
  expect(await findLetter("en", "first-issue")).toBeNull();
});

test("a build and the commands of the team stop, as before", async () => {
  await writeFile(join(root, "content/petitions/first-issue/en.mdx"), LATIN_1);
  vi.stubEnv("NEXT_RUNTIME", undefined);
  await expect(listPetitions("en")).rejects.toThrow(ContentError);
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  vi.stubEnv("NODE_ENV", "production");
  await expect(listPetitions("fr")).rejects.toThrow(ContentError);
});
