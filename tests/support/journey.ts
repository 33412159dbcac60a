import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "playwright/test";
import { formatCount, type Locale, path, translator } from "#lib/i18n/index.ts";

/** The petitions of the public contract, by their key, with their slug in each language. */
export const petitions = {
  "bill-c-2": { en: "bill-c-2", fr: "projet-de-loi-c-2" },
  "mass-deportations": { en: "mass-deportations", fr: "expulsions-massives" },
  "temporary-foreign-worker-program": {
    en: "temporary-foreign-worker-program",
    fr: "travailleurs-etrangers-temporaires",
  },
  "safe-third-country-agreement": { en: "safe-third-country-agreement", fr: "entente-tiers-pays-surs" },
  "immigration-detention": { en: "immigration-detention", fr: "detention-immigration" },
} as const satisfies Record<string, Record<Locale, string>>;

export type PetitionKey = keyof typeof petitions;

/** Where an issue, with its petition's form, is read. */
export function issuePath(locale: Locale, petition: PetitionKey): string {
  return path(locale, "issues", petitions[petition][locale]);
}

export type Supporter = { name: string; email: string; postalCode: string };

/** A supporter nobody has met: each call gives a new address. */
export function aSupporter(): Supporter {
  const number = randomUUID().slice(0, 8);
  return { name: `Supporter ${number}`, email: `supporter-${number}@example.org`, postalCode: "K1A 0B1" };
}

/** The petition's form by what stands beside its fields, in the language of the page. */
export function signForm(page: Page, locale: Locale) {
  const t = translator(locale);
  const panel = page.getByRole("region", { name: t("petition.sign") });
  return {
    panel,
    name: panel.getByLabel(t("form.name"), { exact: true }),
    email: panel.getByLabel(t("form.email"), { exact: true }),
    postalCode: panel.getByLabel(t("form.postalCode"), { exact: true }),
    country: panel.getByLabel(t("form.country"), { exact: true }),
    updates: panel.getByLabel(t("form.updates")),
    submit: panel.getByRole("button", { name: t("form.submit") }),
    otherLanguage: panel.getByRole("button", { name: t("form.otherLanguage") }),
  };
}

/** Fills in the form and sends it. */
export async function sendForm(page: Page, locale: Locale, supporter: Supporter, country?: string): Promise<void> {
  await fromANetworkOfItsOwn(page);
  await fillForm(page, locale, supporter, country);
  await signForm(page, locale).submit.click();
}

/** Fills in the form, and does not send it. */
export async function fillForm(page: Page, locale: Locale, supporter: Supporter, country?: string): Promise<void> {
  const form = signForm(page, locale);
  await form.name.fill(supporter.name);
  await form.email.fill(supporter.email);
  await form.postalCode.fill(country ? "" : supporter.postalCode);
  if (country) await form.country.selectOption(country);
}

/** As one proxy of ours would tell it: otherwise all journeys would share the limits of one network. */
async function fromANetworkOfItsOwn(page: Page): Promise<void> {
  const part = () => Math.floor(Math.random() * 256);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `198.18.${part()}.${part()}` });
}

/** Opens a petition's issue page, signs, and waits for "check your inbox". */
export async function sign(
  page: Page,
  locale: Locale,
  petition: PetitionKey,
  supporter: Supporter,
  country?: string,
): Promise<void> {
  await page.goto(issuePath(locale, petition));
  await sendForm(page, locale, supporter, country);
  await expect(heading(page)).toHaveText(translator(locale)("inbox.title"));
}

/** The page's only first-level heading. */
export function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** Sees the count that stands beside the petition, in its figure, its words and its line. */
export async function expectCount(within: Locator, locale: Locale, confirmed: number): Promise<void> {
  const t = translator(locale);
  await expect(within.getByRole("progressbar")).toHaveAttribute("value", String(confirmed));
  const shown =
    confirmed === 0
      ? t("count.first")
      : `${formatCount(locale, confirmed)} ${t("count.confirmed", { count: confirmed })}`;
  await expect(within.getByText(shown)).toBeVisible();
}
