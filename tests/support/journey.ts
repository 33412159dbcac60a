import { expect, type Locator, type Page } from "playwright/test";
import { formatCount, type Locale, translator } from "#lib/i18n/index.ts";
import { aNetworkOfItsOwn } from "./own-network.ts";
import { issuePath, type PetitionKey, type Supporter } from "./supporters.ts";

export { aSupporter, issuePath, type PetitionKey, petitions, type Supporter } from "./supporters.ts";

/** The fields of the petition's form, found by their labels in the language of the page. */
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

/** Fills in the form and sends it; `updates` ticks the box about news. */
export async function sendForm(
  page: Page,
  locale: Locale,
  supporter: Supporter,
  country?: string,
  updates = false,
): Promise<void> {
  await page.setExtraHTTPHeaders({ "x-forwarded-for": aNetworkOfItsOwn() });
  await fillForm(page, locale, supporter, country);
  const form = signForm(page, locale);
  if (updates) await form.updates.check();
  await form.submit.click();
}

/** Fills in the form without sending it. */
export async function fillForm(page: Page, locale: Locale, supporter: Supporter, country?: string): Promise<void> {
  const form = signForm(page, locale);
  await form.name.fill(supporter.name);
  await form.email.fill(supporter.email);
  await form.postalCode.fill(country ? "" : supporter.postalCode);
  if (country) await form.country.selectOption(country);
}

/** Opens a petition's issue page, signs, and waits for "check your inbox". */
export async function sign(
  page: Page,
  locale: Locale,
  petition: PetitionKey,
  supporter: Supporter,
  country?: string,
  updates = false,
): Promise<void> {
  await page.goto(issuePath(locale, petition));
  await sendForm(page, locale, supporter, country, updates);
  await expect(heading(page)).toHaveText(translator(locale)("inbox.title"));
}

/** Presses the confirming button on the mailed page, and waits for the thanks. */
export async function pressConfirm(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  await page.getByRole("button", { name: t("signature.confirm.button") }).click();
  await expect(heading(page)).toContainText(t("signature.thanks.title"));
}

/** Opens the actions of a supporter whose signature is confirmed. */
export async function openTools(page: Page, locale: Locale): Promise<void> {
  await page.getByText(translator(locale)("signature.tools.title")).click();
}

/**
 * Withdraws the signature of the open page as its owner does: by the tools, then with a second confirmation on a
 * separate page.
 */
export async function takeBack(page: Page, locale: Locale): Promise<void> {
  const t = translator(locale);
  await openTools(page, locale);
  await page.getByRole("link", { name: t("signature.tools.withdraw.link") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdraw.title"));
  await page.getByRole("button", { name: t("signature.withdraw.yes") }).click();
  await expect(heading(page)).toHaveText(t("signature.withdrawn.title"));
}

/** The page's only first-level heading. */
export function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** Expects this count beside the petition, in its figure, its text and its line. */
export async function expectCount(within: Locator, locale: Locale, confirmed: number): Promise<void> {
  const t = translator(locale);
  await expect(within.getByRole("progressbar")).toHaveAttribute("value", String(confirmed));
  const shown =
    confirmed === 0
      ? t("count.first")
      : `${formatCount(locale, confirmed)} ${t("count.confirmed", { count: confirmed })}`;
  await expect(within.getByText(shown)).toBeVisible();
}
