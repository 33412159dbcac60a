import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import DraftPage from "#app/[locale]/drafts/[slug]/[key]/page.tsx";
import IssuePage from "#app/[locale]/issues/[slug]/page.tsx";
import IssuesPage from "#app/[locale]/issues/page.tsx";
import HomePage from "#app/[locale]/page.tsx";
import FiguresPage from "#app/[locale]/petitions/[slug]/figures/page.tsx";
import PetitionPage from "#app/[locale]/petitions/[slug]/page.tsx";
import PressPage from "#app/[locale]/press/page.tsx";
import { GET } from "#app/api/petitions/[slug]/route.ts";
import { GET as countPicture } from "#app/embed/[locale]/petitions/[slug]/count.svg/route.ts";
import PetitionFramePage from "#app/embed/[locale]/petitions/[slug]/page.tsx";
import sitemap from "#app/sitemap.ts";
import { linksToDrafts } from "#lib/cli/petition/preview.ts";
import { checkContent } from "#lib/content/check/index.ts";
import { isError } from "#lib/content/problem.ts";
import { parseEnv } from "#lib/env.ts";
import { draftPaths, type Locale, locales, path } from "#lib/i18n/index.ts";
import { draftKey } from "#lib/petitions/draft-key.ts";
import { invitations, plain, type StateCase, states } from "../../fixtures/petition-states.ts";

// A drawing of this site's own figure, which the small content of the fixture has not.
vi.mock("#components/ui/one-in-67.tsx", () => ({ OneIn67: () => null }));
const confirmed = vi.hoisted(() => {
  process.env.INDEX_KEY = Buffer.alloc(32, 7).toString("base64");
  return { now: 0 };
});
vi.mock("#lib/petitions/history.ts", () => ({
  listDays: () => Promise.resolve([]),
  listRegions: () => Promise.resolve({ shown: [], others: 0, asOf: null }),
}));
vi.mock("#lib/petitions/tally.ts", () => ({
  countSignatures: () =>
    Promise.resolve({ asOf: new Date().toISOString(), petitions: { "first-issue": { confirmed: confirmed.now } } }),
}));

const root = join(import.meta.dirname, "../../..");
const sound = join(root, "tests/fixtures/content/sound");
const slugs: Record<Locale, string> = { en: "first-issue", fr: "premier-enjeu" };
const today = new Date("2026-11-27T17:00:00Z");

let site: string;
beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), "right-to-refuge-"));
  await symlink(join(root, "components"), join(site, "components"));
  await cp(sound, site, { recursive: true });
});
afterAll(() => rm(site, { recursive: true, force: true }));

beforeEach(async () => {
  vi.spyOn(process, "cwd").mockReturnValue(site);
  vi.useFakeTimers({ now: today, toFake: ["Date"] });
  // Only these: files of TypeScript are run once.
  const petitions = "content/petitions";
  await rm(join(site, petitions), { recursive: true, force: true });
  await cp(join(sound, petitions), join(site, petitions), { recursive: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The sound site with its petition in this state, and a second petition that may follow it. */
async function inState({ terms, count }: StateCase): Promise<void> {
  confirmed.now = count;
  const petitions = join(site, "content/petitions");
  const second = join(petitions, "second-issue");
  await cp(join(petitions, "first-issue"), second, { recursive: true });
  for (const file of ["en.mdx", "fr.mdx", "petition.yaml"]) {
    const text = await readFile(join(second, file), "utf8");
    const other = text
      .replace("key: first-issue", "key: second-issue")
      .replace(/^slug: .*$/mu, `slug: second-issue-${file.slice(0, 2)}`)
      .replace(/^title: .*$/mu, `title: Second title ${file.slice(0, 2)}`);
    await writeFile(join(second, file), other);
  }
  const file = join(petitions, "first-issue/petition.yaml");
  const before = await readFile(file, "utf8");
  await writeFile(file, terms(before));
}

async function textOf(page: Promise<React.ReactNode> | React.ReactNode): Promise<string> {
  const { prelude } = await prerender(await page);
  return plain(await new Response(prelude).text());
}

const params = (locale: Locale, slug = slugs[locale]) => ({ params: Promise.resolve({ locale, slug }) });

async function pagesOf(locale: Locale) {
  return {
    home: await textOf(HomePage(params(locale))),
    list: await textOf(IssuesPage(params(locale))),
    issue: await textOf(IssuePage(params(locale))),
    petition: await textOf(PetitionPage(params(locale))),
    frame: await textOf(PetitionFramePage(params(locale))),
    picture: plain(await (await countPicture(new Request("http://site.test"), params(locale))).text()),
    figures: await textOf(FiguresPage(params(locale))),
    press: await textOf(PressPage(params(locale))),
  };
}

const answerOf = async () => {
  const answer = await GET(new Request("http://site.test"), params("en"));
  return { status: answer.status, body: await answer.json() };
};

for (const state of states.filter(({ name }) => name !== "draft")) {
  describe(`a petition that is ${state.name}`, () => {
    test.each(locales)("has its own words on every page that shows it, and no others (%s)", async (locale) => {
      await inState(state);
      const pages = await pagesOf(locale);
      for (const [page, text] of Object.entries(pages)) {
        const said = page === "issue" || page === "petition" ? state.panel[locale] : state.line[locale];
        for (const words of [said].flat()) expect.soft(text, `${page}: ${words}`).toContain(words);
        for (const words of state.never[locale]) expect.soft(text, `${page}: not ${words}`).not.toMatch(words);
      }
    });

    test("is the same as data", async () => {
      await inState(state);
      const { status, body } = await answerOf();
      expect(status).toBe(200);
      expect(body).toMatchObject({ ...state.data, confirmed: state.count });
      for (const locale of locales) expect(plain(String(body.says[locale]))).toBe(state.line[locale]);
    });

    test("is sound content", async () => {
      await inState(state);
      const found = await checkContent(site, "2026-11-27");
      // One past its day is warned of: an editor should close it.
      expect(found.filter((problem) => isError(problem) && problem.file.endsWith("first-issue/petition.yaml"))).toEqual(
        [],
      );
    });
  });
}

describe("a draft", () => {
  const draft = states.find(({ name }) => name === "draft") as StateCase;

  test.each(locales)("is named on no page, and has none (%s)", async (locale) => {
    await inState(draft);
    const texts = [
      await textOf(HomePage(params(locale))),
      await textOf(IssuesPage(params(locale))),
      await textOf(IssuePage(params(locale))),
    ];
    for (const text of texts) for (const words of draft.never[locale]) expect.soft(text).not.toMatch(words);
    await expect(textOf(PetitionPage(params(locale)))).rejects.toThrow("404");
  });

  test.each(locales)("is shown to those who hold its link, without a form, and to nobody else (%s)", async (locale) => {
    await inState(draft);
    const open = (key: string) => textOf(DraftPage({ params: Promise.resolve({ locale, slug: slugs[locale], key }) }));
    const [printed] = await linksToDrafts(parseEnv(process.env));
    const link = printed?.links[locales.indexOf(locale)] ?? "";
    expect(new URL(link).pathname).toBe(draftPaths(slugs, draftKey("first-issue"))[locale]);
    const text = await open(link.slice(link.lastIndexOf("/") + 1));
    for (const words of [...draft.panel[locale]]) expect.soft(text).toContain(words);
    expect(text).not.toMatch(invitations[locale][0] ?? /./u);
    for (const key of ["", "0".repeat(32), draftKey("second-issue"), `${draftKey("first-issue")}0`])
      await expect(open(key)).rejects.toThrow("404");
  });

  test("is not in the sitemap, and is no data", async () => {
    await inState(draft);
    const addresses = (await sitemap()).map(({ url }) => new URL(url).pathname);
    expect(addresses).toContain(path("en", "petitions", "second-issue-en"));
    for (const locale of locales)
      expect(addresses.filter((address) => address.startsWith(path(locale, "petitions", slugs[locale])))).toEqual([]);
    expect((await answerOf()).status).toBe(404);
  });
});
