import { createHash } from "node:crypto";
import { site } from "../../content/index.ts";
import { type Locale, locales, translator } from "../../i18n/index.ts";
import type { SignInput } from "../sign-input.ts";

/** Version of the words above the button that asks for news; raise it when they change, since consent is to words. */
const WORDING = 2;

/** Nothing but an address is asked, so the rest of a signature is empty; the wish itself is what the press confirms. */
export const NOBODY = { name: "", postalCode: "", country: "CA", updates: true };

/** The words that one agrees to by asking for news, as they stand above the button. */
export function newsConsent(locale: Locale): string {
  return translator(locale)("subscribe.consent", { site: site.organisation.name[locale] });
}

/** A list of people who want news, as `sign` takes a petition: always open, its text the words that one agrees to. */
export function newsListAsPetition(locale: Locale, key: string): SignInput["petition"] {
  const canonical = [`version ${WORDING}`, ...locales.flatMap((each) => [each, newsConsent(each)])]
    .map((part) => part.normalize("NFC").trim())
    .join("\n\n");
  return {
    key,
    canonical,
    version: WORDING,
    textHash: createHash("sha256").update(canonical, "utf8").digest("hex"),
    subject: translator(locale)("subscribe.subject"),
    ...{ status: "open", opens: "2026-01-01", closes: "9999-12-31" },
  };
}
