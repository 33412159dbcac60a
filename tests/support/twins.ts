import { type Locale, paths } from "#lib/i18n/index.ts";
import { petitions } from "./supporters.ts";

/** A page in both languages. */
export type Twin = Record<Locale, string>;

/** Every page of the public contract. */
export const contractPages: Twin[] = pagesWith(Object.values(petitions));

/** One page of each kind. */
export const onePageOfEachKind: Twin[] = pagesWith([petitions["bill-c-2"]]);

function pagesWith(slugs: Twin[]): Twin[] {
  return [
    paths("home"),
    paths("issues"),
    ...slugs.map((slug) => paths("issues", slug)),
    ...slugs.map((slug) => paths("petitions", slug)),
    paths("worldRefugeeDay"),
    paths("rights"),
    paths("related"),
    paths("news"),
    paths("about"),
    paths("privacy"),
    paths("method"),
    paths("accessibility"),
  ];
}
