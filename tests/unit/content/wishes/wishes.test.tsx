import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toCalendar } from "#app/_shared/calendar.ts";
import { eventThing } from "#app/_shared/structured-data.ts";
import { generateStaticParams, GET as photoFile } from "#app/photos/[file]/route.ts";
import { mdxComponents } from "#components/mdx/index.tsx";
import { checkContent } from "#lib/content/check/index.ts";
import { inFrench } from "#lib/content/in-french/index.ts";
import { getBanner, listComingEvents, listEvents, listNews, listOwnPages } from "#lib/content/index.ts";
import { formatSpan, type Locale } from "#lib/i18n/index.ts";
import { cameraPhoto, siteWithWishes } from "#tests/support/wishes.ts";

const TODAY = "2026-11-27";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-wishes-"));
  await siteWithWishes(root);
  vi.spyOn(process, "cwd").mockReturnValue(root);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

async function change(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(root, file), "utf8");
  expect(before).toContain(from);
  await writeFile(join(root, file), before.replace(from, to));
}

/** What the check says, each in both languages. */
async function problems(): Promise<string[]> {
  const found = await checkContent(root, TODAY);
  for (const one of found) for (const words of [one.found, one.remedy]) expect(inFrench(words), words).not.toBeNull();
  return found.map(({ file, line, found: what, remedy }) => `${file}:${line} ${what} → ${remedy}`);
}

async function htmlOf(locale: Locale): Promise<string> {
  const [page] = await listOwnPages(locale);
  if (!page) throw new Error("no page");
  const { prelude } = await prerender(<page.Body components={mdxComponents(locale, page.sources)} />);
  return new Response(prelude).text();
}

test("all that an editor may wish passes the check, without a warning", async () => {
  expect(await problems()).toEqual([]);
});

test("a photo has its size, its words and its terms, and its files hold nothing but the picture", async () => {
  const html = await htmlOf("fr");
  // The camera was held upright: the file lies on its side.
  expect(html).toContain('src="/photos/vigil-900.webp"');
  expect(html).toContain('srcSet="/photos/vigil-480.webp 480w, /photos/vigil-900.webp 900w"');
  expect(html).toContain('alt="Des bougies devant une porte ouverte."');
  expect(html).toContain('width="900" height="1200"');
  expect(html).toContain("Photo\u00a0: the campaign,");
  expect(html).toContain('<a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer">CC BY 4.0</a>');

  expect(await generateStaticParams()).toEqual([{ file: "vigil-480.webp" }, { file: "vigil-900.webp" }]);
  const params = Promise.resolve({ file: "vigil-480.webp" });
  const answer = await photoFile(new Request("http://localhost/"), { params });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { width, height, exif, format } = await sharp(bytes).metadata();
  expect({ width, height, exif, format, type: answer.headers.get("content-type") }).toEqual({
    width: 480,
    height: 640,
    exif: undefined,
    format: "webp",
    type: "image/webp",
  });
  expect(bytes.includes("nobody asked for")).toBe(false);
});

test("a file to download says its kind, size, language and whether everyone can read it", async () => {
  expect(await htmlOf("en")).toMatch(
    /<a href="\/files\/brief\.pdf" download="" hrefLang="en" type="application\/pdf">Our brief on doors<\/a>.*PDF, .*1.kB.*Screen readers may fail/u,
  );
  expect(await htmlOf("fr")).toMatch(/Notre mémoire sur les portes<\/a>.*PDF, .*1.ko.*en anglais/u);
});

test("notes and abbreviations are in the language of the page", async () => {
  const html = await htmlOf("fr");
  expect(html).toContain('<abbr title="Société des portes ouvertes">SPO</abbr>');
  expect(html).toContain('id="footnote-label">Notes</h2>');
  expect(html).toContain('aria-label="Revenir à l’appel de la note 1"');
  expect(await htmlOf("en")).toContain('aria-label="Back to where note 1 is cited"');
});

test("a banner shows from its first day to its last, in Ottawa", async () => {
  expect((await getBanner(new Date("2026-12-05T04:59:00Z")))?.text.fr).toBe("Le comité vote vendredi.");
  expect(await getBanner(new Date("2026-12-05T05:01:00Z"))).toBeNull();
  expect(await getBanner(new Date("2026-11-20T04:00:00Z"))).toBeNull();
});

test("an event has its time by the clock of its place, and a file for calendars", async () => {
  const [event] = await listEvents("fr");
  if (!event) throw new Error("no event");
  expect(event.starts.toISOString()).toBe("2027-03-13T23:30:00.000Z");
  expect(formatSpan("en", event.starts, event.ends, event.zone)).toMatch(
    /Saturday, March 13, 2027.*6:30.*8:00.*\(Eastern Time\)/u,
  );
  expect(formatSpan("fr", event.starts, event.ends, event.zone)).toMatch(
    /samedi.13.mars.2027.*18.h.30.*20.h.*\(heure.de.l’Est/u,
  );
  expect(await listComingEvents("en", new Date("2027-03-14T01:30:00Z"))).toEqual([]);
  expect(await listComingEvents("en", new Date("2027-03-13T23:45:00Z"))).toHaveLength(1);

  const file = toCalendar({ ...event, url: "https://example.org/fr/evenements/jour-des-portes" });
  expect(file).toContain("DTSTART:20270313T233000Z\r\nDTEND:20270314T010000Z\r\n");
  expect(file).toContain("LOCATION:Hôtel de ville\\, 1\\, rue de l’Exemple\\, Exempleville\r\n");
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  expect(eventThing("fr", event)).toMatchObject({
    "@type": "Event",
    startDate: "2027-03-13T23:30:00.000Z",
    endDate: "2027-03-14T01:00:00.000Z",
    eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
    location: [
      { "@type": "Place", name: event.place },
      { "@type": "VirtualLocation", url: "https://example.org/jour-des-portes" },
    ],
  });
});

test("short news says that it is short, and an announcement that it has no source", async () => {
  const news = await listNews("en");
  expect(news.map(({ key, form }) => [key, form])).toContainEqual(["we-won", "brief"]);
  await change("content/news/join-us/en.mdx", "form: announcement\n", "");
  await change("content/news/join-us/fr.mdx", "form: announcement\n", "");
  expect((await problems()).join("\n")).toContain("or write `form: announcement`");
});

test.each([
  [
    "content/events/door-day/en.mdx",
    "ends: 2027-03-13 20:00",
    "ends: 2027-03-13 18:00",
    ":6 field `ends` comes before `starts`",
  ],
  [
    "content/events/door-day/en.mdx",
    "starts: 2027-03-13 18:30",
    "starts: 2027-02-30 18:30",
    ':5 field `starts`: "2027-02-30 18:30" → this is not a day',
  ],
  ["content/events/door-day/en.mdx", "zone: America/Toronto", "zone: Ottawa", ":7 field `zone` is not a time zone"],
  ["content/banner.yaml", "until: 2026-12-04", "until: 2026-11-04", ":5 field `until` comes before `from`"],
  [
    "content/banner.yaml",
    "/fr/enjeux/premier-enjeu",
    "/fr/enjeux/dernier-enjeu",
    ":2 a link to `/fr/enjeux/dernier-enjeu`, where there is no page",
  ],
  ["content/downloads.yaml", "brief.pdf", "brief-en.pdf", ":3 no file `brief-en.pdf` in public/files"],
  ["content/photos/photos.yaml", "  credit: the campaign\n", "", ":1 field `credit` (item 1) is missing"],
  [
    "content/pages/volunteer/fr.mdx",
    "slug: benevolat",
    "slug: enjeux",
    ":2 `slug: enjeux` is the address of another page",
  ],
  ["content/pages/volunteer/en.mdx", '<Photo name="vigil">', '<Photo name="vigils">', ":16 no photo `vigils`"],
])("a wrong field of %s is told in its place", async (file, from, to, said) => {
  await change(file, from, to);
  expect((await problems()).join("\n")).toContain(file + said);
});

test("a photo that tells where it was taken is refused", async () => {
  await writeFile(join(root, "content/photos/vigil.jpg"), await cameraPhoto({ position: true }));
  expect(await problems()).toEqual([
    expect.stringContaining("content/photos/vigil.jpg:1 this photo tells where it was taken"),
  ]);
});
