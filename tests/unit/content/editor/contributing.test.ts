import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import sitemap from "#app/sitemap.ts";
import { listNews } from "#lib/content/index.ts";

const PROJECT = join(import.meta.dirname, "../../../..");
const SLUG = "a-test-of-the-recipe";
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
  ["CONTRIBUTING.md", "Add a news item"],
  ["CONTRIBUTING.fr.md", "Ajouter une actualité"],
])(
  "who follows %s literally adds a news item in both languages, touching no code",
  async (manual, title) => {
    const steps = await recipe(manual, title);
    expect(steps.length).toBeLessThan(10);
    const commands = steps.flatMap((step) =>
      [...step.matchAll(/`(npm run [^`]+)`/gu)].flatMap(([, command]) => command ?? []),
    );
    expect(commands.map((command) => command.split(" ")[2])).toEqual(["content:new", "content:renew", "content:check"]);
    const [create = "", renew = "", check = ""] = commands.map((command) => command.replaceAll("<slug>", SLUG));

    expect((await npm(create)).code).toBe(0);
    await fillIn("en", {
      title: "The recipe is followed",
      summary: "Somebody followed the recipe to the letter.",
      text: sentences(
        "Somebody opened the manual for editors and did what it says, one step after the other.",
        "/en/rights",
        "Know your rights",
      ),
    });
    await fillIn("fr", {
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
  },
  120_000,
);

/** The numbered steps of a recipe, by its title in bold. */
async function recipe(manual: string, title: string): Promise<string[]> {
  const text = await readFile(join(PROJECT, manual), "utf8");
  const after = text.slice(text.indexOf(`**${title}**`) + title.length + 4).trim();
  return after
    .slice(0, after.indexOf("\n\n"))
    .split("\n")
    .filter((line) => /^\d\. /u.test(line));
}

/** What an editor types: the fields of the new file, and the text below them. */
async function fillIn(
  locale: "en" | "fr",
  words: { slug?: string; title: string; summary: string; text: string },
): Promise<void> {
  const file = join(root, `content/news/${SLUG}/${locale}.mdx`);
  const source = {
    id: "manual",
    title: words.title,
    publisher: "Right to Refuge",
    date: "2026-11-23",
    url: "https://example.org/manual",
  };
  let text = await readFile(file, "utf8");
  const fill = (field: string, value: string) => {
    expect(text).toContain(`${field}: ""`);
    text = text.replace(`${field}: ""`, `${field}: "${value}"`);
  };
  if (words.slug) fill("\nslug", words.slug);
  fill("\ntitle", words.title);
  fill("\nsummary", words.summary);
  for (const [field, value] of Object.entries(source)) fill(`${field === "id" ? "  - " : "    "}${field}`, value);
  await writeFile(file, `${text}${words.text}\n`);
}

function sentences(sentence: string, href: string, label: string): string {
  return `${Array.from({ length: 6 }, () => sentence).join(" ")}<Source id="manual" />\n\n[${label}](${href})`;
}

function npm(command: string): Promise<{ code: number; out: string }> {
  const [, ...args] = command.split(" ");
  return new Promise((resolve) => {
    execFile("npm", args, { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out: out + err });
    });
  });
}
