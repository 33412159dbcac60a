import { prerender } from "react-dom/static";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { wordsToShare } from "#app/_shared/words-to-share.ts";
import IssuePage from "#app/[locale]/issues/[slug]/page.tsx";
import IssuesPage from "#app/[locale]/issues/page.tsx";
import PetitionPage from "#app/[locale]/petitions/[slug]/page.tsx";
import ToolkitPage from "#app/[locale]/petitions/[slug]/toolkit/page.tsx";
import VersionPage from "#app/[locale]/petitions/[slug]/versions/[version]/page.tsx";
import { Withdrawn } from "#app/[locale]/signatures/[token]/states.tsx";
import { Thanks } from "#app/[locale]/signatures/[token]/thanks.tsx";
import sitemap from "#app/sitemap.ts";
import { getIssue, getPetition } from "#lib/content/index.ts";
import { formatDate, type Locale, locales, path, sheetPath, translator } from "#lib/i18n/index.ts";
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
    Promise.resolve({ asOf: new Date().toISOString(), petitions: { "bill-c-2": { confirmed: 4812 } } }),
}));

// The site's own petitions, before the day they open, between, and after their last day.
const days = { planned: "2026-11-01", open: "2026-12-01", ended: "2027-07-01" } as const;
const invitation = /sign(?: |%20)too|signez-vous/u;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function htmlOf(page: Promise<React.ReactNode> | React.ReactNode): Promise<string> {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
}

async function pagesOf(locale: Locale) {
  const petition = await getPetition(locale, "bill-c-2");
  const { slug, kicker } = await getIssue(locale, petition.issue);
  const at = (more = {}) => ({ params: Promise.resolve({ locale, slug: petition.slug, ...more }) });
  const own = { locale, token: "of-this-test", petition, kicker };
  return {
    petition,
    issue: await htmlOf(IssuePage({ params: Promise.resolve({ locale, slug }) })),
    own: await htmlOf(PetitionPage(at())),
    toolkit: await htmlOf(ToolkitPage(at())),
    version: plain(await htmlOf(VersionPage(at({ version: String(petition.version) }) as never))),
    thanks: await htmlOf(Thanks(own)),
    withdrawn: plain(await htmlOf(<Withdrawn {...own} />)),
    mastodon: await Promise.all(
      [path(locale, "petitions", petition.slug), path(locale, "issues", slug)].map((page) =>
        wordsToShare(locale, page),
      ),
    ),
  };
}

for (const locale of locales) {
  const t = translator(locale);

  describe(`a petition and its dates (${locale})`, () => {
    test.each(["planned", "open", "ended"] as const)(
      "readers invite others only while it is open: %s",
      async (state) => {
        vi.setSystemTime(new Date(`${days[state]}T17:00:00Z`));
        const { issue, own, toolkit, thanks, mastodon, withdrawn } = await pagesOf(locale);
        const passedOn = { issue, own, toolkit, thanks, mastodon: mastodon.join(" "), first: mastodon[0] };
        for (const [page, said] of Object.entries(passedOn))
          expect.soft(invitation.test(said ?? ""), page).toBe(state === "open");
        expect.soft(thanks.includes(t("signature.thanks.send"))).toBe(state === "open");
        expect.soft(withdrawn.includes(plain(t("signature.withdrawn.lede")))).toBe(state === "open");
        const list = await htmlOf(IssuesPage({ params: Promise.resolve({ locale }) }));
        expect.soft(list.includes(`<h1 id="issues-title">${t("issues.title")}</h1>`)).toBe(state === "open");
      },
    );

    test.each(["planned", "open", "ended"] as const)(
      "its versions, its toolkit and the thank-you page say how it stands: %s",
      async (state) => {
        vi.setSystemTime(new Date(`${days[state]}T17:00:00Z`));
        const { petition, toolkit, version, thanks } = await pagesOf(locale);
        const ended = t("petition.states.ended.lineAlone", { date: formatDate(locale, petition.closes) });
        const words = {
          planned: t("petition.versions.planned", { from: formatDate(locale, petition.opens) }),
          open: t("petition.versions.current", { from: formatDate(locale, "2026-11-27") }),
          ended: t("petition.versions.last", { from: formatDate(locale, "2026-11-27") }),
        };
        for (const [each, said] of Object.entries(words))
          expect.soft(version.includes(plain(said)), each).toBe(each === state);
        expect.soft(version.includes(plain(ended))).toBe(state === "ended");
        expect.soft(plain(thanks).includes(plain(ended))).toBe(state === "ended");
        for (const forSigning of [sheetPath(petition.slugs), 'id="frame"'])
          expect.soft(toolkit.includes(forSigning), forSigning).toBe(state !== "ended");
      },
    );
  });
}

test("the sitemap has no page that changes on a day to come", async () => {
  vi.setSystemTime(new Date(`${days.planned}T17:00:00Z`));
  const petitions = (await sitemap()).filter(({ url }) => /\/petitions\/[^/]+$/u.test(url));
  expect(petitions.length).toBeGreaterThan(0);
  expect(petitions.filter(({ lastModified }) => String(lastModified ?? "") > days.planned)).toEqual([]);
});
