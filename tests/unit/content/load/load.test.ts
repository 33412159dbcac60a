import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ContentError,
  findIssueBySlug,
  findLetter,
  findNewsBySlug,
  findPetitionBySlug,
  getFigure,
  getHome,
  getIssue,
  getPage,
  getPetition,
  listFigures,
  listIssues,
  listNews,
  listPetitions,
} from "#lib/content/index.ts";

const PROJECT = join(import.meta.dirname, "../../../..");
const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-load-"));
  await cp(SOUND, root, { recursive: true });
  vi.spyOn(process, "cwd").mockReturnValue(root);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(root, file);
  const before = await readFile(path, "utf8");
  expect(before).toContain(from);
  await writeFile(path, before.replace(from, to));
}

test("an issue is found by key and by the slug of its language, typeset", async () => {
  const issue = await getIssue("fr", "first-issue");
  expect(issue).toMatchObject({
    key: "first-issue",
    slug: "premier-enjeu",
    slugs: { en: "first-issue", fr: "premier-enjeu" },
  });
  expect(issue.status.text).toBe("Rien ne s’est passé.");
  expect(issue.headings).toEqual([
    { id: "ce-qui-se-passe", text: "Ce qui se passe", level: 2 },
    { id: "ce-que-dit-la-loi", text: "Ce que dit la loi", level: 2 },
  ]);
  expect((await findIssueBySlug("fr", "premier-enjeu"))?.key).toBe("first-issue");
  expect(await findIssueBySlug("en", "premier-enjeu")).toBeNull();
  expect(await listIssues("en")).toHaveLength(1);
});

test("getting what does not exist says where it was looked for", async () => {
  await expect(getIssue("en", "second-issue")).rejects.toThrow("content/issues/second-issue");
  await expect(getPetition("en", "second-issue")).rejects.toThrow("content/petitions/second-issue");
  await expect(getFigure("windows-2025")).rejects.toThrow("windows-2025");
});

test("a petition joins its terms with its words", async () => {
  const [petition] = await listPetitions("en");
  expect(petition).toMatchObject({ key: "first-issue", status: "open", goal: 100, to: "To the Minister of Examples" });
  expect(petition?.text.en).toMatch(/\n\n- Open the first door;\n- open the second\.$/u);
  expect(petition?.text.fr).toContain("- Ouvrez la première porte\u202f;");
  expect((await findPetitionBySlug("fr", "premier-enjeu"))?.key).toBe("first-issue");
});

test("the hash of a petition is the same in both languages and changes with each word of either", async () => {
  const { textHash, canonical } = await getPetition("en", "first-issue");
  expect(textHash).toMatch(/^[0-9a-f]{64}$/u);
  expect((await getPetition("fr", "first-issue")).textHash).toBe(textHash);
  expect(canonical.startsWith("version 1\n\nen\n\nOpen the doors\n\nTo the Minister of Examples")).toBe(true);

  await change("content/petitions/first-issue/fr.mdx", "ouvrez la seconde", "ouvrez la deuxième");
  expect((await getPetition("en", "first-issue")).textHash).not.toBe(textHash);
});

test("the hash of a petition does not change with line breaks, composed accents or what is not signed", async () => {
  const { textHash } = await getPetition("en", "first-issue");
  await change(
    "content/petitions/first-issue/fr.mdx",
    "la *première* porte",
    "la\n  *première* porte".normalize("NFD"),
  );
  await change("content/petitions/first-issue/petition.yaml", "goal: 100", "goal: 500");
  const after = await getPetition("en", "first-issue");
  expect(after.goal).toBe(500);
  expect(after.textHash).toBe(textHash);
});

test("news, pages, home and figures are read", async () => {
  expect((await listNews("fr")).map((item) => item.slug)).toEqual(["une-porte-s-ouvre"]);
  expect((await findNewsBySlug("en", "a-door-opens"))?.issue).toBe("first-issue");
  expect((await getPage("rights", "fr")).title).toBe("Le premier droit");
  expect((await getHome("en")).title).toEqual(["One line.", "Another line."]);
  expect((await getFigure("doors-2025")).value).toBe(2);
  expect(await listFigures()).toHaveLength(1);
});

test("a saved file is read again", async () => {
  await getHome("en");
  await change("content/home/en.yaml", "One line.", "Another first line.");
  expect((await getHome("en")).title[0]).toBe("Another first line.");
});

test("a saved statistics file is read again, by plain Node", () => {
  // In a process of its own: the test runner keeps modules in a way that Node and Next do not.
  const script = `
    import { readFileSync, writeFileSync } from "node:fs";
    import { getFigure } from ${JSON.stringify(pathToFileURL(join(PROJECT, "lib/content/load/figures.ts")).href)};
    const before = (await getFigure("doors-2025")).value;
    const file = "content/statistics/doors.yaml";
    writeFileSync(file, readFileSync(file, "utf8").replace("value: 2", "value: 3"));
    console.log(before, (await getFigure("doors-2025")).value);`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  expect(output).toBe("2 3\n");
});

test("a wrong field stops its collection with all its problems, and mending it is enough", async () => {
  await change("content/issues/first-issue/en.mdx", "order: 1", "order: first");
  await change("content/issues/first-issue/fr.mdx", "kicker: Premier enjeu\n", "");
  const thrown = await listIssues("en").catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ContentError);
  expect(String(thrown)).toContain("content/issues/first-issue/en.mdx:3:8");
  expect(String(thrown)).toContain("content/issues/first-issue/fr.mdx:2:1  field `kicker` is missing");

  await change("content/issues/first-issue/en.mdx", "order: first", "order: 1");
  await change("content/issues/first-issue/fr.mdx", "title: Une", "kicker: Premier enjeu\ntitle: Une");
  expect(await listIssues("en")).toHaveLength(1);
});

test("a letter is there as plain text, and as an address that opens it in a mail program without a recipient", async () => {
  const letter = await findLetter("fr", "first-issue");
  if (!letter) throw new Error("no letter");
  expect(letter.text).toMatch(/^Madame, Monsieur,\n\nJ’habite votre circonscription\./u);
  expect(letter.text).toContain("- d’ouvrir les portes ;\n- de les laisser ouvertes ?");
  expect(letter.text).toMatch(/\[Votre nom\]\n\[Votre rue et votre ville\]\n\[Votre code postal\]$/u);
  const opened = new URL(letter.mail);
  expect(opened.pathname).toBe("");
  expect(letter.mail).not.toContain("+");
  expect(Object.fromEntries(opened.searchParams)).toEqual({
    subject: "Les portes devraient rester ouvertes",
    body: letter.text.replaceAll("\n", "\r\n"),
  });
  expect(await findLetter("fr", "no-such-petition")).toBeNull();
});
