import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import { afterEach, expect, test, vi } from "vitest";
import { SiteFooter } from "#components/layout/site-footer.tsx";
import { SiteHeader } from "#components/layout/site-header.tsx";
import { NotFoundMessage } from "#components/layout/trouble-page.tsx";
import { INKS } from "#lib/charts/drawing.ts";
import { colour, isPublished, site } from "#lib/content/index.ts";
import { type Locale, locales, path, paths } from "#lib/i18n/index.ts";

const root = join(import.meta.dirname, "../../../..");

afterEach(() => vi.restoreAllMocks());

async function frame(locale: Locale): Promise<string> {
  const footer = { issues: [], creed: "One. Two.", description: "Words.", printed: "" };
  const { prelude } = await prerender(
    <>
      <SiteHeader locale={locale} alternates={paths("home")} />
      <NotFoundMessage locale={locale} />
      <SiteFooter locale={locale} {...footer} />
    </>,
  );
  return new Response(prelude).text();
}

test("a colour of the campaign stands in content/look alone: charts, pages and share pictures read it there", () => {
  const css = readFileSync(join(root, "content/look/colours.css"), "utf8");
  const colours = [...css.matchAll(/#[0-9a-f]{6}/gu)].map(([value]) => value).filter((value) => value !== "#ffffff");
  expect(colours.length).toBeGreaterThan(20);
  const sources = globSync("{app,components,lib}/**/*.{ts,tsx,css}", { cwd: root, exclude: ["lib/generated/**"] });
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8").toLowerCase();
    return colours.filter((value) => text.includes(value)).map((value) => `${file} ${value}`);
  });
  expect(found).toEqual([]);
  expect(INKS.person).toBe(colour("fireweed-500"));
  expect(() => colour("river-500")).toThrow("content/look/colours.css has no colour --color-river-500");
});

test("the time zone of the campaign stands in content/time-zone.ts alone", () => {
  const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root, exclude: ["lib/generated/**"] });
  const code = (file: string) => readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/gu, "");
  // The check of an event's zone gives ours as an example.
  const named = sources.filter((file) => code(file).includes("America/Toronto"));
  expect(named.sort()).toEqual(["lib/content/in-french/pages.ts", "lib/content/schema/event.ts"]);
});

test("a time zone that is none is told with its place", async () => {
  vi.resetModules();
  const clock = { en: "Ottawa time", fr: "heure d’Ottawa" };
  vi.doMock(join(root, "content/time-zone.ts"), () => ({ timeZone: "America/Otawa", clock }));
  await expect(import("#lib/i18n/time-zone.ts")).rejects.toThrow(
    'content/time-zone.ts: "America/Otawa" is not a time zone',
  );
  vi.doUnmock(join(root, "content/time-zone.ts"));
  vi.resetModules();
});

test.each(locales)("no word of the interface names the campaign, what it is for or its clock: %s", (locale) => {
  const messages = readFileSync(join(root, `messages/${locale}.json`), "utf8");
  const ours = [site.organisation.name[locale], "Ottawa", "refugees and migrants", "réfugiées et migrantes", "Amnest"];
  expect(ours.filter((words) => messages.includes(words))).toEqual([]);
});

test.each(locales)(
  "the frame has mark and menu of the content, and no link to a page without its folder: %s",
  async (locale) => {
    const menu = (html: string) =>
      [...(/<nav class="nav"[\s\S]*?<\/nav>/u.exec(html)?.[0] ?? "").matchAll(/href="([^"]*)"/gu)].map(
        ([, href]) => href,
      );
    const ours = await frame(locale);
    expect(menu(ours)).toEqual(
      (["issues", "rights", "worldRefugeeDay", "news"] as const).map((one) => path(locale, one)),
    );
    expect(ours).toContain('d="M0 32.5H5.5V12.5a8.5 8.5 0 0 1 17 0V32.5H28"');
    expect(ours).toContain(`href="${path(locale, "related")}"`);

    vi.spyOn(process, "cwd").mockReturnValue(join(root, "tests"));
    expect(isPublished("worldRefugeeDay")).toBe(false);
    const theirs = await frame(locale);
    expect(menu(theirs)).toEqual([path(locale, "issues"), path(locale, "news")]);
    for (const gone of ["rights", "worldRefugeeDay", "related"] as const)
      expect(theirs).not.toContain(`href="${path(locale, gone)}`);
  },
);
