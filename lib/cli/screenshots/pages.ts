import type { Page } from "playwright";
import { listPetitions } from "../../content/index.ts";
import { type Locale, locales, path } from "../../i18n/index.ts";
import type { Shot } from "./shoot.ts";

const MAIL_WITHIN_MS = 30_000;

/** Every page of the sitemap, then the states that only a supporter meets. */
export async function listShots(address: string): Promise<Shot[]> {
  const sitemap = await (await fetch(`${address}/sitemap.xml`)).text();
  const urls = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, url]) => url ?? []);
  const pages = urls.map((url) => ({ name: nameOf(url), url }));
  const states = await Promise.all(locales.map((locale) => supporterStates(address, locale)));
  return [...pages, ...states.flat()];
}

/** `/fr/enjeux/projet-de-loi-c-2` becomes `fr-enjeux-projet-de-loi-c-2`. */
function nameOf(url: string): string {
  return new URL(url).pathname.slice(1).replaceAll("/", "-");
}

async function supporterStates(address: string, locale: Locale): Promise<Shot[]> {
  const [petition] = await listPetitions(locale);
  if (!petition) return [];
  const url = address + path(locale, "petitions", petition.slug);
  const state = (name: string, prepare: Shot["prepare"]) => ({ name: `${locale}-state-${name}`, url, prepare });
  return [
    state("form-errors", async (page) => {
      await page.fill("#email", "supporter.example.org");
      await submit(page, "#sign-form");
    }),
    state("check-your-inbox", signWithNewAddress),
    state("confirm", openMailedLink),
    state("thank-you", async (page) => {
      await openMailedLink(page);
      await submit(page, "main");
    }),
    state("withdrawn", async (page) => {
      await openMailedLink(page);
      await submit(page, "main");
      await submit(page, "main");
    }),
    { name: `${locale}-state-not-found`, url: `${address}/${locale}/nothing-here` },
  ];
}

let supporters = 0;

async function signWithNewAddress(page: Page): Promise<void> {
  supporters += 1;
  await page.fill("#name", `Supporter ${supporters}`);
  await page.fill("#email", `supporter-${supporters}@example.org`);
  await page.fill("#postalCode", "K1A 0A6");
  await submit(page, "#sign-form");
}

async function openMailedLink(page: Page): Promise<void> {
  await signWithNewAddress(page);
  const link = page
    .locator("li", { hasText: `supporter-${supporters}@` })
    .getByRole("link")
    .first();
  const deadline = Date.now() + MAIL_WITHIN_MS;
  do await page.goto(new URL("/outbox", page.url()).href);
  while ((await link.count()) === 0 && Date.now() < deadline);
  await link.click();
}

async function submit(page: Page, within: string): Promise<void> {
  const button = page.locator(within).locator("button.btn[type=submit]");
  await Promise.all([page.waitForEvent("load"), button.click()]);
}
