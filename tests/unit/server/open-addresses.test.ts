import { expect, test, vi } from "vitest";
import { chartPicture, counterPicture, embedPath } from "#lib/charts/pictures.ts";
import { listDatasets, listFigures, listPetitions, site } from "#lib/content/index.ts";
import { countPicturePath, frameInboxPath, framePath, locales } from "#lib/i18n/index.ts";
import { SECURITY_HEADERS, securityHeaders, securityHeadersOfAnswer } from "#lib/server/headers.ts";
import { kindOf } from "#lib/server/kinds.ts";

const pairs = (path: string) => {
  const flat = securityHeaders(path);
  return Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]]] : [])));
};

test("a chart may stand in any site's frame, and nothing but a petition may besides", async () => {
  for (const locale of locales) {
    for (const { slugs } of await listDatasets()) {
      expect(pairs(embedPath(locale, slugs[locale]))["Content-Security-Policy"]).toContain("frame-ancestors *");
    }
  }
  for (const path of [
    "/en",
    "/embed",
    "/embed/de/refugee-hosts",
    "/en/embed/en/refugee-hosts",
    "/embed/en/a/b",
    "/embed/en/petitions/a/b",
  ])
    expect(securityHeaders(path)).toBe(SECURITY_HEADERS);
});

test("a petition may stand in the frames that content names, with its errors and what follows it", async () => {
  for (const locale of locales) {
    for (const { slug } of await listPetitions(locale)) {
      const frames = [framePath(locale, slug), frameInboxPath(locale, slug)];
      for (const [sites, ancestors] of [
        [undefined, "*"],
        ["any" as const, "*"],
        [["https://union.example", "https://*.church.example"], "https://union.example https://*.church.example"],
        [[], "'none'"],
      ] as const) {
        vi.spyOn(site, "petitionFrames", "get").mockReturnValue(sites && sites !== "any" ? [...sites] : sites);
        for (const path of frames) {
          const policy = pairs(path)["Content-Security-Policy"];
          expect(policy?.split("; ").at(-1)).toBe(`frame-ancestors ${ancestors}`);
          expect(policy).toContain("form-action 'self'");
          expect(securityHeadersOfAnswer(path)).toEqual(securityHeaders(path));
        }
      }
      vi.restoreAllMocks();
    }
  }
  expect(securityHeadersOfAnswer("/en")).toBe(SECURITY_HEADERS);
  expect(securityHeadersOfAnswer("/embed/en/refugee-hosts")).toBe(SECURITY_HEADERS);
});

test("a petition's count may be shown by other sites as a picture, and is kept no longer than its page", () => {
  const picture = countPicturePath("en", "bill-c-2");
  expect(pairs(picture)["Cross-Origin-Resource-Policy"]).toBe("cross-origin");
  expect(pairs(picture)["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
  expect(kindOf(picture)).toMatchObject({ isFile: false, showsCount: true, cacheControl: kindOf("/en").cacheControl });
});

test("every share picture that the site has may be shown by other sites, and may be kept for a day", async () => {
  const pictures: string[] = [];
  for (const locale of locales) {
    for (const { id, charts } of await listDatasets())
      pictures.push(...charts.map((chart) => chartPicture(locale, id, chart.id)));
    pictures.push(...(await listFigures()).map(({ id }) => counterPicture(locale, id)));
  }
  expect(pictures.length).toBeGreaterThan(40);
  for (const picture of pictures) {
    expect(pairs(picture)["Cross-Origin-Resource-Policy"], picture).toBe("cross-origin");
    expect(pairs(picture)["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
    expect(kindOf(picture)).toMatchObject({ isFile: true, cacheControl: expect.stringContaining("max-age=86400") });
  }
});

test.each([
  ["/data/refugee-hosts.csv", 3600],
  ["/data/refugee-hosts.fr.csv", 3600],
  ["/data/refugee-hosts.json", 3600],
  ["/data/schema.json", 3600],
  ["/data/petitions/bill-c-2.csv", 3600],
  ["/data/petitions/bill-c-2.json", 3600],
  ["/data/petitions/bill-c-2/version-1.txt", 3600],
] as const)("%s may be read by scripts of other sites, and kept by shared caches for %i seconds", (path, seconds) => {
  expect(pairs(path)).toMatchObject({
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  expect(kindOf(path).cacheControl).toContain(`s-maxage=${seconds}`);
});

test("the count is for this site's own pages, and shared caches keep it for 10 seconds", () => {
  expect(pairs("/api/petitions/bill-c-2")).toMatchObject({ "Cross-Origin-Resource-Policy": "same-origin" });
  expect(pairs("/api/petitions/bill-c-2")).not.toHaveProperty("Access-Control-Allow-Origin");
  expect(kindOf("/api/petitions/bill-c-2").cacheControl).toContain("s-maxage=10");
});
