import { site as written } from "../../../content/site.ts";
import { env } from "../../env.ts";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import type { Site } from "../schema/site.ts";
import { isPublished } from "./page-folders.ts";

const typeset = typesetAll<Site>("en", written);

/**
 * The organisation that runs the site, typeset: everything another organisation would change. Variables take precedence
 * over `content/site.ts` where both give an address. They are read on use, because the environment is read once and may
 * not be complete at import.
 */
export const site: Site = {
  ...typeset,
  get contact() {
    return { ...typeset.contact, email: env().CONTACT_EMAIL ?? typeset.contact.email };
  },
  get privacyOfficer() {
    return { ...typeset.privacyOfficer, email: env().PRIVACY_EMAIL ?? typeset.privacyOfficer.email };
  },
  get postalAddress() {
    const lines = linesOf(env().POSTAL_ADDRESS);
    return lines.length === 0 ? typeset.postalAddress : { en: lines, fr: lines };
  },
  get approvers() {
    return env().DELIVERY_APPROVERS ?? typeset.approvers;
  },
  get repositoryUrl() {
    return env().REPOSITORY_URL ?? typeset.repositoryUrl;
  },
};

/** For the title of the news: for whom the campaign works, or `none`. */
export function forWhom(locale: Locale): { people: string } {
  return { people: site.organisation.people?.[locale] ?? "none" };
}

/** What a drawing shows, in words; empty where the organisation says nothing: then it is an ornament. */
export function drawingAlt(locale: Locale, name: keyof NonNullable<Site["drawings"]>): string {
  return site.drawings?.[name][locale] ?? "";
}

const MENU = ["issues", "statistics", "news", "about"] as const satisfies Site["menu"];

/** The main links, in their order. */
export function listMenu(): NonNullable<Site["menu"]> {
  return (site.menu ?? MENU).filter((section) => isPublished(section));
}

/** The lines of an address given as one variable: separated by `|`, or by line breaks. */
function linesOf(text = ""): string[] {
  return text
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Placeholder addresses that prose may contain, and the real ones they stand for. */
const STAND_INS: Record<string, () => string> = {
  "hello@example.org": () => site.contact.email,
  "mailto:hello@example.org": () => `mailto:${site.contact.email}`,
  "privacy@example.org": () => site.privacyOfficer.email,
  "mailto:privacy@example.org": () => `mailto:${site.privacyOfficer.email}`,
  "https://example.org/right-to-refuge": () => site.repositoryUrl,
};

/** Replaces a placeholder address in prose with the real one; any other text stays the same. */
export function realAddress(text: string): string {
  return Object.hasOwn(STAND_INS, text) ? (STAND_INS[text]?.() ?? text) : text;
}
