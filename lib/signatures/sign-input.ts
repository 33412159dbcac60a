import type { Hold } from "../abuse/judge-signing.ts";
import type { Locale } from "../i18n/locales.ts";
import type { PetitionDates } from "../petitions/status.ts";
import type { PetitionText } from "../petitions/wordings.ts";
import type { SignForm } from "./form/schema.ts";

/** A checked form, the petition in the signer's language (as `lib/content` gives it), and that language. */
export type SignInput = SignForm & {
  petition: PetitionDates & PetitionText & { subject: string };
  locale: Locale;
  /** Why someone is to look before it counts, and a code of its network; null or absent otherwise. */
  hold?: Hold | null;
};
