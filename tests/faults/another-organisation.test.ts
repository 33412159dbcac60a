import { globSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { site as ours } from "#content/site.ts";
import { startAsPeopleDo } from "#lib/harness/started-site.ts";
import { formWith, visit } from "#lib/harness/visitor.ts";
import { inboxPath, otherLocale, path, translator } from "#lib/i18n/index.ts";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { projectOfAnother } from "#tests/support/another-organisation.ts";
import { patience } from "#tests/support/patience.ts";
import { addressOf, dataFolderOfThisFile, linkFor, press } from "#tests/support/running-site.ts";

// The project with another organisation's content: another name, colours, mark and time zone, two campaigns, and no page
// on World Refugee Day. Nothing else is changed.
const root = join(import.meta.dirname, "../.results/another-organisation");
const THEIR_COLOURS = "tests/fixtures/another-organisation/content/look/colours.css";
const DATA_DIR = dataFolderOfThisFile();
const { OUTBOX_KEY = "" } = process.env;
await projectOfAnother(root);
const site = await startAsPeopleDo({ DATA_DIR, OUTBOX_KEY, TRUSTED_PROXIES: "1" }, root);
afterAll(async () => {
  await site.stop();
  await rm(root, { recursive: true });
}, 60_000);

const NAMES = { en: "Many Doors", fr: "Portes ouvertes" };
/** What is ours alone: names, the theme, the clock, campaigns and colours. */
const OURS = [
  ...Object.values(ours.organisation.name),
  ...Object.values(ours.organisation.creed),
  ...["World Refugee Day", "Journée mondiale des réfugiés", "world-refugee-day", "journee-mondiale-des-refugies"],
  ...["Ottawa time", "heure d’Ottawa", "America/Toronto", "refugee", "réfugié"],
  ...readdirSync("content/issues"),
  ...coloursIn("content/look/colours.css").filter((colour) => !coloursIn(THEIR_COLOURS).includes(colour)),
].map((words) => words.toLowerCase());
const oursIn = (text: string) => OURS.filter((words) => text.toLowerCase().includes(words));
const read = async (address: string) => (await fetch(site.address + address)).text();

function coloursIn(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/#[0-9a-f]{6}/gu)].map(([colour]) => colour);
}

/** Every address of the site that a text names, without its fragment. */
function addressesIn(text: string, from: string): string[] {
  const named = [...text.matchAll(/(?:href|src|content)="([^"]+)"|<loc>([^<]+)<|url\(["']?([^"')]+)/gu)];
  return named
    .map(([, ...address]) => address.find((one) => one !== undefined) ?? "")
    .filter((address) => /^(?:\/(?!\/)|https?:)/u.test(address))
    .map((address) => new URL(address.replaceAll("&amp;", "&"), from))
    .filter(({ origin }) => origin === site.address)
    .map(({ pathname, search }) => pathname + search);
}

test("whatever is linked from its map, pages, feeds and style sheets is there, and nothing in it is ours", async () => {
  const others = [
    "/robots.txt",
    "/.well-known/security.txt",
    "/api/petitions/second-issue",
    "/en/nothing-here",
    "/fr/rien-du-tout",
  ];
  const known = new Set(["/sitemap.xml", ...others]);
  const wrong: string[] = [];
  let pages = 0;
  for (const address of known) {
    const response = await fetch(site.address + address);
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    const isText = /text|json|xml|svg|csv|calendar/u.test(response.headers.get("content-type") ?? "");
    const text = isText ? await response.text() : "";
    if (response.status !== (others.slice(-2).includes(address) ? 404 : 200))
      wrong.push(`${address} ${response.status}`);
    for (const words of oursIn(text)) wrong.push(`${address} says ${words}`);
    for (const next of addressesIn(text, site.address)) known.add(next);
    if (isPage) pages += 1;
  }
  expect(wrong).toEqual([]);
  expect(known).toContain("/fr/petitions/second-enjeu");
  expect(pages).toBeGreaterThan(40);
});

test("its pages have its name, and its colours reach the style sheets", async () => {
  for (const locale of ["en", "fr"] as const)
    expect(await read(path(locale, "home"))).toContain(`<span>${NAMES[locale]}</span>`);
  expect(await read("/en")).toMatch(/<meta name="theme-color" content="#1b2658"/u);
  const styles = globSync("**/*.css", { cwd: join(root, ".next/static") });
  const css = styles.map((file) => readFileSync(join(root, ".next/static", file), "utf8")).join("\n");
  expect(css).toMatch(/--color-fireweed-600:\s*#0d6898/u);
  expect(css).toMatch(/\.items-center\s*\{/u);
  expect(oursIn(css)).toEqual([]);
});

test("its menu has its own order, and what it does not have is not found", async () => {
  for (const locale of ["en", "fr"] as const) {
    const menu = /<nav class="nav"[\s\S]*?<\/nav>/u.exec(await read(path(locale, "home")))?.[0] ?? "";
    const links = [...menu.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href);
    expect(links).toEqual([path(locale, "news"), path(locale, "issues"), path(locale, "statistics")]);
    for (const section of ["worldRefugeeDay", "related"] as const)
      expect((await fetch(site.address + path(locale, section))).status).toBe(404);
  }
});

test("charts, pictures, feed, data and the home screen are its own", async () => {
  const picture = await fetch(`${site.address}/share/en/page.home.png`);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(await read("/fr/feed.xml")).toContain(NAMES.fr);
  expect(JSON.parse(await read("/en/app.webmanifest"))).toMatchObject({ name: NAMES.en, theme_color: "#1b2658" });
  expect(JSON.parse(await read("/data/petitions/second-issue.json"))).toMatchObject({ timeZone: "America/Vancouver" });
});

test.each(["en", "fr"] as const)("the second campaign can be signed and confirmed: %s", async (locale) => {
  const slug = { en: "second-issue", fr: "second-enjeu" }[locale];
  const page = path(locale, "petitions", slug);
  const visitor = visit(site.address, locale === "en" ? "10.0.0.1" : "10.0.0.2");
  const count = async () => JSON.parse(await read("/api/petitions/second-issue")).confirmed;
  const before = await count();
  const number = locale === "en" ? 1 : 2;
  const form = {
    ...formWith("email", (await visitor.read(page)).html),
    name: `Supporter ${number}`,
    email: addressOf(number),
    postalCode: "K1A 0B1",
    country: "CA",
    formKey: `form-of-supporter-${number}`,
  };
  expect(await visitor.send(page, form)).toMatchObject({ location: inboxPath(locale, slug) });
  const link = await linkFor(addressOf(number));
  for (const { id } of await listOutbox(OUTBOX_KEY)) {
    const mail = JSON.stringify(await readOutbox(OUTBOX_KEY, id));
    expect(mail).toMatch(/Many Doors|Portes ouvertes/u);
    expect(oursIn(mail)).toEqual([]);
  }
  const own = (await visitor.read(link)).html;
  expect(own).toContain(NAMES[locale]);
  expect(oursIn(own)).toEqual([]);
  expect(await press(visitor, link, translator(locale)("signature.confirm.button"))).toBe(303);
  await vi.waitFor(async () => expect(await count()).toBe(before + 1), patience);
  expect((await visitor.read(page)).html).toMatch(new RegExp(`hreflang="${otherLocale(locale)}`, "iu"));
});
