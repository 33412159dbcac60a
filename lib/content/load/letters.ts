import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { soundOrNone } from "../broken.ts";
import { letterMail, letterText } from "../letter-text.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { parseMdx } from "../mdx/parse.ts";
import { plainText } from "../mdx/plain-text.ts";
import { projectRoot } from "../read/folders.ts";
import { letterSchema } from "../schema/letter.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { type Entry, readPairs } from "./pair.ts";

type Fields = z.infer<typeof letterSchema>;

/** A letter to a Member of Parliament in one language. */
type Letter = Fields & {
  /** The petition that it belongs to. */
  petition: string;
  /** The whole letter as plain text, to copy. */
  text: string;
  /** The address that opens it in a mail program, without a recipient. */
  mail: string;
  Body: Body;
  file: string;
};

const load = cacheUntilChanged("content/letters", async (root) => {
  const pairs = await readPairs(root, "content/letters", letterSchema);
  return new Map(
    pairs.flatMap(({ key, en, fr }) =>
      soundOrNone(() => [key, { en: toLetter("en", key, en), fr: toLetter("fr", key, fr) }] as const),
    ),
  );
});

/** The letter of a petition, or null: a campaign does not need one. @throws ContentError */
export async function findLetter(locale: Locale, petition: string): Promise<Letter | null> {
  return (await load(projectRoot())).get(petition)?.[locale] ?? null;
}

function toLetter(locale: Locale, petition: string, { fields, mdx, file }: Entry<Fields>): Letter {
  // Plain text is as written: the spaces of French typography would make the address of a mail much longer.
  const text = letterText(locale, plainText(parseMdx(mdx)));
  return {
    ...typesetAll(locale, fields),
    ...{ petition, text, file },
    mail: letterMail(fields.title, text),
    Body: bodyOf(locale, mdx, file),
  };
}
