import { findPetition, type Petition } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";
import { isChoice, type Together } from "#lib/signatures/together.ts";

/** A signature that stands with a box, and its petition. */
export type Choice = Together & { of: Petition };

/**
 * Those that stand with a box. One whose petition is no longer on the site has none, so the press leaves it alone and its
 * link leads to its own page.
 */
export async function choicesOf(locale: Locale, signatures: readonly Together[]): Promise<Choice[]> {
  const found = await Promise.all(
    signatures.filter(isChoice).map(async (one) => ({ ...one, of: await findPetition(locale, one.petition) })),
  );
  return found.filter((one): one is Choice => one.of !== null);
}
