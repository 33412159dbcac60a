import { type Locale, otherLocale } from "../../i18n/locales.ts";
import { isComponent, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { AllContent, Text } from "./content-types.ts";
import { fieldsOf, LANGUAGE, segmentsOf } from "./parallel-parts.ts";
import { placeOfNode, textsOf } from "./texts.ts";

/** Common short words of one language that do not exist in the other. */
const SMALL_WORDS: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(
    "the of and to in is are was were with from by that this it they their who which at into under has have been not an for".split(
      " ",
    ),
  ),
  fr: new Set(
    "le la les des du une et est sont dans avec par qui que aux au ce cette leur elle ils pour sur ne pas vers sous plus un".split(
      " ",
    ),
  ),
};

// With fewer short words than this, as in a title, the language is not certain.
const PROOF_MIN = 3;

/** Text must be in the language of its file, as far as this can be detected; pictures are checked first. */
export function checkLanguages(survey: AllContent): Problem[] {
  const inTexts = textsOf(survey).flatMap((text) => [...inFieldsOf(text), ...inBodyOf(text)]);
  return [...inTexts, ...sameAlt(survey)];
}

/** The language of a text, when its short words leave no doubt. */
export function languageOf(text: string): Locale | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (locale: Locale) => words.filter((word) => SMALL_WORDS[locale].has(word)).length;
  const [english, french] = [count("en"), count("fr")];
  if (english >= PROOF_MIN && english > 3 * french) return "en";
  if (french >= PROOF_MIN && french > 3 * english) return "fr";
  return null;
}

function inFieldsOf(text: Text): Problem[] {
  return [...fieldsOf(text, NOT_PROSE)].flatMap(([path, words]) =>
    judge(text, `\`${path}\``, words.text, words.placeAt(0)),
  );
}

function inBodyOf(text: Text): Problem[] {
  if (!text.tree) return [];
  const alts: Problem[] = [];
  walk(text.tree, (node) => {
    const alt = isComponent(node) && node.attributes?.find(({ name }) => name === "alt");
    if (alt && typeof alt.value === "string")
      alts.push(...judge(text, "`alt`", alt.value, alt.position?.start ?? placeOfNode(node)));
  });
  const paragraphs = segmentsOf(text.tree).flatMap(({ blocks }) =>
    // A quotation may stand in its original language.
    blocks.flatMap(({ text: words, placeAt, quoted }) => (quoted ? [] : judge(text, "this text", words, placeAt(0)))),
  );
  return [
    ...alts,
    ...paragraphs.filter(({ line, column }) => !alts.some((alt) => alt.line === line && alt.column === column)),
  ];
}

function judge(
  { file, locale }: Text,
  what: string,
  words: string,
  { line, column }: Pick<Problem, "line" | "column">,
): Problem[] {
  if (languageOf(words) !== otherLocale(locale)) return [];
  return [
    {
      file,
      line,
      column,
      found: `${what} reads as ${LANGUAGE[otherLocale(locale)]}: “${words.slice(0, 40).trim()}…”`,
      remedy: `write it in ${LANGUAGE[locale]}`,
    },
  ];
}

function sameAlt({ issues }: AllContent): Problem[] {
  return issues.flatMap(({ en, fr }) => {
    if (!en?.value || !fr?.value || en.value.alt !== fr.value.alt) return [];
    const place = fr.fields.placeOf(["alt"]);
    return [{ file: fr.file, ...place, found: "`alt` is the same in both languages", remedy: "write it in French" }];
  });
}
