import type { Page } from "playwright";
import { listPetitions } from "../../content/index.ts";
import { type Locale, locales, path } from "../../i18n/index.ts";
import type { Shot } from "./shoot.ts";

const MAIL_WITHIN_MS = 30_000;

/**
 * The pages that only a supporter sees, then every page of the sitemap.
 * @param outbox address of the outbox, with its key
 */
export async function listShots(address: string, outbox: string): Promise<Shot[]> {
  const sitemap = await (await fetch(`${address}/sitemap.xml`)).text();
  const urls = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, url]) => url ?? []);
  const pages = urls.map((url) => ({ name: nameOf(url), url: address + new URL(url).pathname }));
  const states = await Promise.all(locales.map((locale) => supporterStates(address, outbox, locale)));
  return [...states.flat(), ...pages];
}

/** `/fr/enjeux/projet-de-loi-c-2` becomes `fr-enjeux-projet-de-loi-c-2`. */
function nameOf(url: string): string {
  return new URL(url).pathname.slice(1).replaceAll("/", "-");
}

async function supporterStates(address: string, outbox: string, locale: Locale): Promise<Shot[]> {
  const [petition] = await listPetitions(locale);
  if (!petition) return [];
  const url = address + path(locale, "petitions", petition.slug);
  const state = (name: string, prepare: Shot["prepare"]) => ({ name: `${locale}-state-${name}`, url, prepare });
  return [
    state("form-errors", async (page) => {
      await page.fill("#email", "supporter.example.org");
      await submit(page, "#sign-form");
    }),
    state("check-your-inbox", async (page) => void (await signWithNewAddress(page))),
    state("confirm", (page) => openMailedLink(page, outbox)),
    state("thank-you", async (page) => {
      await openMailedLink(page, outbox);
      await submit(page, "main");
    }),
    { name: `${locale}-state-not-found`, url: `${address}/${locale}/nothing-here` },
  ];
}

let supporters = 0;

async function signWithNewAddress(page: Page): Promise<number> {
  supporters += 1;
  const supporter = supporters;
  await page.setExtraHTTPHeaders(networkOf(supporter));
  await page.fill("#name", `Supporter ${supporter}`);
  await page.fill("#email", `supporter-${supporter}@example.org`);
  await page.fill("#postalCode", "K1A 0A6");
  await submit(page, "#sign-form");
  return supporter;
}

async function openMailedLink(page: Page, outbox: string): Promise<void> {
  const supporter = await signWithNewAddress(page);
  const link = page
    .locator("li", { hasText: `supporter-${supporter}@` })
    .getByRole("link")
    .first();
  const deadline = Date.now() + MAIL_WITHIN_MS;
  do await page.goto(outbox);
  while ((await link.count()) === 0 && Date.now() < deadline);
  await link.click();
}

/** Each supporter has a separate network, as in reality, so that the rate limits do not stop them. */
function networkOf(supporter: number): Record<string, string> {
  return { "x-forwarded-for": `198.18.0.${supporter}` };
}

async function submit(page: Page, within: string): Promise<void> {
  const button = page.locator(within).locator("button.btn[type=submit]").first();
  await Promise.all([page.waitForEvent("load"), button.click()]);
}
