import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import sitemap from "#app/sitemap.ts";
import { findPetitionBySlug, getFigure, listNews } from "#lib/content/index.ts";
import { commandsIn, commandsOf, FOLDER, PROJECT, recipe, SLUG, sentences } from "./recipes.ts";

const FRENCH_SLUG = "un-essai-de-la-recette";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "contributing-"));
  for (const name of ["content", "public"]) await cp(join(PROJECT, name), join(root, name), { recursive: true });
  for (const name of ["lib", "messages", "node_modules", "package.json"])
    await symlink(join(PROJECT, name), join(root, name));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

test.each([
  ["Add a news item", "Ajouter une actualité"],
  ["Change a figure", "Changer un chiffre"],
  ["Open a petition", "Ouvrir une pétition"],
  ["Fix a translation", "Corriger une traduction"],
])("the recipe “%s” has the same steps and commands in French", async (title, titre) => {
  const english = await recipe("CONTRIBUTING.md", title);
  const french = await recipe("CONTRIBUTING.fr.md", titre);
  expect(french).toHaveLength(english.length);
  expect(french.map(commandsIn)).toEqual(english.map(commandsIn));
});

test("an editor who follows the manual literally adds a news item in both languages, touching no code", async () => {
  const steps = await recipe("CONTRIBUTING.md", "Add a news item");
  const [create = "", renew = "", check = ""] = commandsOf(steps, ["content:new", "content:renew", "content:check"]);

  expect((await npm(create)).code).toBe(0);
  await fillIn("news", "en", {
    title: "The recipe is followed",
    summary: "Somebody followed the recipe to the letter.",
    text: sentences(
      "Somebody opened the manual for editors and did what it says, one step after the other.",
      "/en/rights",
      "Know your rights",
    ),
  });
  await fillIn("news", "fr", {
    slug: FRENCH_SLUG,
    title: "La recette est suivie",
    summary: "Quelqu'un a suivi la recette à la lettre.",
    text: sentences(
      "Quelqu'un a ouvert le guide de la rédaction et a fait ce qui est écrit, une étape à la fois.",
      "/fr/droits",
      "Connaître ses droits",
    ),
  });
  expect((await npm(renew)).code).toBe(0);
  expect(await npm(check)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });

  vi.spyOn(process, "cwd").mockReturnValue(root);
  // The home page and the feed show the newest items of these lists.
  expect((await listNews("en"))[0]).toMatchObject({ slug: SLUG, title: "The recipe is followed" });
  expect((await listNews("fr"))[0]).toMatchObject({
    slug: FRENCH_SLUG,
    summary: "Quelqu’un a suivi la recette à la lettre.",
  });
  const addresses = (await sitemap()).map(({ url }) => new URL(url).pathname);
  expect(addresses).toContain(`/en/news/${SLUG}`);
  expect(addresses).toContain(`/fr/actualites/${FRENCH_SLUG}`);
});

test("an editor who follows the manual literally changes a figure everywhere", async () => {
  const steps = await recipe("CONTRIBUTING.md", "Change a figure");
  const [renew = "", check = ""] = commandsOf(steps, ["content:renew", "content:check"]);
  const french = await recipe("CONTRIBUTING.fr.md", "Changer un chiffre");
  for (const step of [steps[1], french[1]])
    for (const field of ["value", "asOf", "source", "reviewBy"]) expect(step).toContain(`\`${field}\``);

  const figures = "content/statistics/bill-c-2.yaml";
  await change(figures, "value: 39", "value: 41");
  await change(
    figures,
    "asOf: { en: 14 May 2026, fr: 14 mai 2026, date: 2026-05-14 }",
    "asOf: { en: 2 June 2026, fr: 2 juin 2026, date: 2026-06-02 }",
  );
  await change(figures, "date: 2026-05\n", "date: 2026-06\n");
  await change(figures, "reviewBy: 2027-01-31", "reviewBy: 2027-02-28");
  expect(await npm(check)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });

  const item = "content/news/canada-removes-more-people";
  await change(`${item}/en.mdx`, "15,207", "15,270");
  expect((await npm(check)).out).toContain(`${item}/fr.mdx`);
  await change(`${item}/fr.mdx`, "15 207", "15 270");
  expect((await npm(renew.replace(FOLDER, item))).code).toBe(0);
  expect(await npm(check)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });

  vi.spyOn(process, "cwd").mockReturnValue(root);
  expect(await getFigure("c12-court-challenges-2026")).toMatchObject({ value: 41, asOf: { fr: "2\u00a0juin 2026" } });
});

test("an editor who follows the manual literally opens a petition for signature", async () => {
  const steps = await recipe("CONTRIBUTING.md", "Open a petition");
  const [create = "", renew = "", check = "", asked = "", again = "", version = ""] = commandsOf(steps, [
    "content:new",
    "content:renew",
    "content:check",
    "content:check",
    "content:check",
    "content:new",
  ]);
  const folder = `content/petitions/${SLUG}`;
  const terms = `${folder}/petition.yaml`;

  expect((await npm(create)).code).toBe(0);
  await change(terms, `issue: ${SLUG}`, "issue: bill-c-2");
  await change(terms, 'goal: ""', "goal: 500");
  await change(terms, 'closes: ""', "closes: 2099-12-31");
  await change(terms, 'en: ""', 'en: "The petition opens."');
  await change(terms, 'fr: ""', 'fr: "La pétition est ouverte."');
  await fillIn("petitions", "en", {
    title: "Follow the recipe",
    to: "To the Minister of Recipes",
    ask: "Follow the recipe to the letter.",
    subject: "One press left",
    warning: "The minister will read your name.",
    text: "We ask the minister to do what the recipe says, one step after the other, for all. ".repeat(9),
  });
  await fillIn("petitions", "fr", {
    slug: FRENCH_SLUG,
    title: "Suivez la recette",
    to: "Au ministre des Recettes",
    ask: "Suivez la recette à la lettre.",
    subject: "Encore un geste",
    warning: "La ou le ministre lira votre nom.",
    text: "Nous demandons au ministre de faire ce que dit la recette, une étape à la fois, pour tous. ".repeat(9),
  });
  expect((await npm(renew)).code).toBe(0);
  expect(await npm(check)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });

  await change(terms, "status: draft", "status: open"); // at the top
  await change(terms, "status: draft", "status: open"); // in its step
  for (const locale of ["en", "fr"])
    await change(`content/issues/bill-c-2/${locale}.mdx`, "\npetition: bill-c-2", `\npetition: ${SLUG}`);
  // The petition that this issue had is open no longer.
  const former = "content/petitions/bill-c-2/petition.yaml";
  for (const _ of ["at the top", "as it opened", "with its second version"])
    await change(former, "status: open", "status: draft");
  const told = await npm(asked);
  expect(told.code).toBe(1);
  const [, line = ""] = /versions\.yaml.*add `([^`]+)`/u.exec(told.out) ?? [];
  const filled = line
    .replace("YYYY-MM-DD", "2026-11-26")
    .replace('en: "…", fr: "…"', "en: As opened., fr: À l’ouverture.");
  await writeFile(join(root, folder, "versions.yaml"), `${filled}\n`);
  expect(await npm(again)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });

  vi.spyOn(process, "cwd").mockReturnValue(root);
  expect(await findPetitionBySlug("fr", FRENCH_SLUG)).toMatchObject({ key: SLUG, status: "open", goal: 500 });

  await change(`${folder}/en.mdx`, "one step after the other, for all.", "one step after the other, for everybody.");
  expect((await npm(again)).out).toContain("no longer the one that was signed");

  await change(`${folder}/en.mdx`, "one step after the other, for everybody.", "one step after the other, for all.");
  expect(await npm(version)).toMatchObject({ code: 0, out: expect.stringContaining("has version 2") });
  expect(await readFile(join(root, `${folder}/versions/1/fr.mdx`), "utf8")).toContain('title: "Suivez la recette"');
  expect((await npm(again)).out).toContain("version 2 of petition.yaml is missing here");
});

test("an editor who follows the manual literally corrects a French sentence, and the English stays up to date", async () => {
  const steps = await recipe("CONTRIBUTING.md", "Fix a translation");
  const [renew = "", check = ""] = commandsOf(steps, ["content:renew", "content:check"]);

  await change("content/rights/fr.mdx", "\n\n## ", "\n\nCette phrase a été corrigée.\n\n## ");
  expect((await npm(check)).out).toContain("content/rights/en.mdx:1:1  warning: this text is behind");
  expect((await npm(renew.replace(FOLDER, "content/rights"))).code).toBe(0);
  expect(await npm(check)).toMatchObject({ code: 0, out: expect.stringContaining("no problem") });
});

/** What an editor types: the fields of the new file, and the text below them. */
async function fillIn(
  collection: "news" | "petitions",
  locale: "en" | "fr",
  { text, ...fields }: { text: string; title: string } & Record<string, string>,
): Promise<void> {
  const file = `content/${collection}/${SLUG}/${locale}.mdx`;
  for (const [field, value] of Object.entries(fields)) await change(file, `\n${field}: ""`, `\n${field}: "${value}"`);
  if (collection === "news") {
    const source = { title: fields.title, publisher: "A ministry", date: "2026-11-23", url: "https://example.org" };
    await change(file, '  - id: ""', '  - id: "manual"');
    for (const [field, value] of Object.entries(source))
      await change(file, `    ${field}: ""`, `    ${field}: "${value}"`);
  }
  await writeFile(join(root, file), `${await readFile(join(root, file), "utf8")}${text}\n`);
}

async function change(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(root, file), "utf8");
  expect(before, file).toContain(from);
  const after = before.replace(from, () => to);
  await writeFile(join(root, file), after);
}

/** Runs the script of package.json that a command names, as npm does, without the second that npm takes to start. */
async function npm(command: string): Promise<{ code: number; out: string }> {
  const [, , script = "", ...args] = command.split(" ");
  const { scripts } = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8"));
  const [program, file = ""] = scripts[script].split(" ");
  expect([program, script in scripts, args.length === 0 || args[0] === "--"]).toEqual(["node", true, true]);
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, file), ...args.slice(1)], { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out: out + err });
    });
  });
}
