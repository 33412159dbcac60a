import { createHash } from "node:crypto";
import { type Locale, locales } from "../../i18n/locales.ts";
import { typeset } from "../../i18n/typography.ts";
import { SetupError } from "../../operator-error.ts";
import type { Snapshot } from "./snapshot.ts";
import type { VersionCount } from "./summary.ts";

/** A wording with its parts, typeset for print; the first three are title, addressee and demand. */
export type VersionText = VersionCount & { parts: Record<Locale, string[]> };

/**
 * The texts that were signed, from the copies that were kept word for word, each checked against the hash that was
 * signed.
 * @throws SetupError when a wording is missing or differs from the signed one: such a pack would prove nothing
 */
export async function readVersions(versions: readonly VersionCount[], snapshot: Snapshot): Promise<VersionText[]> {
  const texts: VersionText[] = [];
  for (const version of versions) {
    const text = await snapshot.readText(version.sha256);
    if (text === null || createHash("sha256").update(text).digest("hex") !== version.sha256) {
      throw new SetupError(
        `The text of version ${version.version} (${version.sha256}) is missing or differs from the signed text. Nothing was delivered.`,
      );
    }
    texts.push({ ...version, parts: partsOf(text) });
  }
  return texts;
}

/** Splits the canonical text in the format of `lib/content`: the version, then each language after its name. */
function partsOf(canonical: string): Record<Locale, string[]> {
  const paragraphs = canonical.split("\n\n");
  const begins = locales.map((locale) => paragraphs.indexOf(locale));
  const [en = -1, fr = -1] = begins;
  if (en < 0 || fr < en) return { en: paragraphs, fr: [] }; // a text in another format is printed unchanged
  return {
    en: paragraphs.slice(en + 1, fr).map((part) => typeset("en", part)),
    fr: paragraphs.slice(fr + 1).map((part) => typeset("fr", part)),
  };
}
