import { createHash } from "node:crypto";
import { type Locale, locales } from "../../i18n/locales.ts";
import { parseMdx } from "../mdx/parse.ts";
import { plainText } from "../mdx/plain-text.ts";
import type { Pair } from "./pair.ts";

type Fields = { title: string; to: string; ask: string };

/** The text that is signed, as written and before typography: the same text always gives the same hash. */
export type SignedText = {
  /**
   * Version, then for English and French: title, addressee, demand and body; NFC, trimmed, separated by blank lines.
   */
  canonical: string;
  /** SHA-256, in hex, of `canonical`: a signature records it. */
  textHash: string;
  /** The body in each language as plain text. */
  bodies: Record<Locale, string>;
};

/** The text of one version of a petition from its two files. @throws ContentError when one cannot be parsed */
export function signedText(version: number, pair: Pair<Fields>): SignedText {
  const bodies = { en: plainText(parseMdx(pair.en.mdx)), fr: plainText(parseMdx(pair.fr.mdx)) };
  const parts = locales.flatMap((locale) => {
    const { title, to, ask } = pair[locale].fields;
    return [locale, title, to, ask, bodies[locale]];
  });
  const canonical = [`version ${version}`, ...parts].map((part) => part.normalize("NFC").trim()).join("\n\n");
  return { canonical, textHash: createHash("sha256").update(canonical, "utf8").digest("hex"), bodies };
}
