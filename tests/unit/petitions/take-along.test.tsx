import { prerender } from "react-dom/static";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import FiguresPage from "#app/[locale]/petitions/[slug]/figures/page.tsx";
import LetterPage, { generateStaticParams } from "#app/[locale]/petitions/[slug]/letter/page.tsx";
import PetitionPage from "#app/[locale]/petitions/[slug]/page.tsx";
import ToolkitPage from "#app/[locale]/petitions/[slug]/toolkit/page.tsx";
import VersionPage from "#app/[locale]/petitions/[slug]/versions/[version]/page.tsx";
import PressPage from "#app/[locale]/press/page.tsx";
import { listPetitions, site } from "#lib/content/index.ts";
import { framePath, letterPaths, locales, toolkitPaths, translator } from "#lib/i18n/index.ts";
import { plain } from "../../fixtures/petition-states.ts";

vi.hoisted(() => {
  process.env.INDEX_KEY = Buffer.alloc(32, 7).toString("base64");
});
vi.mock("#lib/petitions/history.ts", () => ({
  listDays: () => Promise.resolve([]),
  listRegions: () => Promise.resolve({ shown: [], others: 0, asOf: null }),
}));
vi.mock("#lib/petitions/tally.ts", () => ({
  countSignatures: () =>
    Promise.resolve({ asOf: new Date().toISOString(), petitions: { "first-issue": { confirmed: 12 } } }),
}));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-27T17:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function htmlOf(page: Promise<React.ReactNode>): Promise<string> {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
}

for (const locale of locales) {
  const t = translator(locale);

  test(`every petition with a letter has its page, with all that one needs and nothing to send (${locale})`, async () => {
    const petitions = await listPetitions(locale);
    expect(await generateStaticParams({ params: { locale } })).toEqual(petitions.map(({ slug }) => ({ slug })));
    for (const { slug, slugs } of petitions) {
      const params = { params: Promise.resolve({ locale, slug }) };
      const html = await htmlOf(LetterPage(params));
      for (const part of ["K1A 0A6", 'href="mailto:?subject=', t("letter.limits.answer"), t("letter.memberName")])
        expect(html, `${slug}: ${part}`).toContain(part);
      expect(html).toContain(
        `https://www.${locale === "en" ? "ourcommons" : "noscommunes"}.ca/Members/${locale}/search`,
      );
      expect(html.slice(html.indexOf("<main"), html.indexOf("</main"))).not.toMatch(/<(?:form|input|textarea)/u);
      const petition = await htmlOf(PetitionPage(params));
      expect(petition).toContain(`href="${letterPaths(slugs)[locale]}"`);
      expect(petition).toContain(`href="${toolkitPaths(slugs)[locale]}"`);
    }
  });

  test(`the toolkit gives the code of a frame, unless content lets no site have one (${locale})`, async () => {
    const [petition] = await listPetitions(locale);
    if (!petition) throw new Error("no petition");
    const params = () => ({ params: Promise.resolve({ locale, slug: petition.slug }) });
    const address = framePath(locale, petition.slug);
    expect(await htmlOf(ToolkitPage(params()))).toContain(`${address}&quot; title=`);
    vi.spyOn(site, "petitionFrames", "get").mockReturnValue([]);
    const closed = await htmlOf(ToolkitPage(params()));
    expect(closed).not.toContain(`${address}&quot;`);
    expect(plain(closed)).toContain(plain(t("toolkit.frame.none")));
  });

  test(`the press page has a contact, dated facts with their publishers, and every petition's state (${locale})`, async () => {
    const html = await htmlOf(PressPage({ params: Promise.resolve({ locale }) }));
    expect(html).toContain(`mailto:${site.contact.press ?? site.contact.email}`);
    for (const { title } of await listPetitions(locale)) expect(plain(html)).toContain(plain(title));
    expect(html.match(/class="kit-figures"/gu)?.length).toBeGreaterThan(4);
  });

  test(`a petition and each page below it tell machines the way that readers see (${locale})`, async () => {
    const [petition] = await listPetitions(locale);
    if (!petition) throw new Error("no petition");
    const { slug, version } = petition;
    const at = { params: Promise.resolve({ locale, slug, version: String(version) }) };
    const below = [FiguresPage(at), LetterPage(at), ToolkitPage(at), VersionPage(at)];
    for (const page of [PetitionPage(at), ...below]) {
      const html = await htmlOf(page);
      const crumbs = /<nav class="crumbs".*?<\/nav>/su.exec(html)?.[0] ?? "";
      const seen = [...crumbs.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, step = ""]) => plain(step).replace(" )", ")"));
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(html)?.[1] ?? "{}";
      const [way] = JSON.parse(json)["@graph"] ?? [];
      expect(way?.itemListElement.map(({ name }: { name: string }) => plain(name))).toEqual(seen);
      expect(seen).toHaveLength(3);
    }
  });
}
