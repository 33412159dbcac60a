import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { Glossary } from "../schema/glossary.ts";
import type { AllContent } from "./content-types.ts";
import { languageOf } from "./languages.ts";
import { fieldsOf, segmentsOf, type Words } from "./parallel-parts.ts";
import { textsOf } from "./texts.ts";

type Rule = { pattern: RegExp; found: (shown: string) => string; remedy: string; suggestion?: true };

const MONTHS = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre";

/** Mistakes that rendering cannot correct. It corrects spaces and apostrophes by itself, so editors need not. */
const RULES: readonly Rule[] = [
  wrong(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)/gu, "thousands as in English", "write spaces: 1 234"),
  wrong(/\d\.\d+\s?(?:%|millions?\b|milliards?\b)/gu, "a decimal point", "write a decimal comma: 98,8 %"),
  wrong(/(?:CA|US)?\$\s?\d/gu, "a dollar sign before its number", "write it after: 25 $"),
  wrong(/(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/gu, "an hour as in English", "write 14 h 30"),
  wrong(new RegExp(`\\d\\s(?:${MONTHS})(?!\\p{L})`, "gu"), "a month with a capital", "months have none: 20 juin 2025"),
  wrong(/\p{L}[·•]\p{L}/gu, "a word with a mid-dot", "write both forms out: travailleuses et travailleurs"),
  wrong(
    /\d\.\d+(?=\s(?:ans?|années?|mois|semaines?|jours?|heures?|minutes?|fois|personnes|km|kilomètres|mètres|degrés|points?|enfants|dollars?|euros?|\$|€)(?!\p{L}))/gu,
    "a decimal point",
    "write a decimal comma: 98,8 %",
  ),
  wrong(/(?<![\p{L}\p{N}])['‘][\p{L}][^'’‘\n]*['’](?![\p{L}\p{N}])/gu, "words between apostrophes", "write « words »"),
  wrong(/(?<!\p{L})1(?:ère|ière)(?!\p{L})|\d+ème/gu, "an ordinal", "write 1re, 2e"),
];

/** French prose must follow French rules of writing; the terms of `content/glossary.yaml` are suggestions. */
export function checkFrench(survey: AllContent): Problem[] {
  const texts = textsOf(survey).filter(({ locale }) => locale === "fr");
  const sheets = [...texts, ...(survey.home.fr ? [{ ...survey.home.fr, tree: null }] : [])];
  const terms = termRules(survey.glossary?.value ?? []);
  const rules = [...RULES, ...terms];
  const inTexts = sheets.flatMap(({ file, fields, tree }) => {
    const blocks = tree ? segmentsOf(tree).flatMap((segment) => segment.blocks) : [];
    const body = blocks.filter(({ quoted, text }) => !quoted || languageOf(text) !== "en");
    return [...fieldsOf({ fields }, NOT_PROSE).values(), ...body].flatMap((words) => judge(file, words, rules));
  });
  const messages = survey.interfaceWords.fr;
  return [...inTexts, ...(messages ? inMessages(messages, terms) : [])];
}

/** Names of arguments, in braces, are code. */
function inMessages(
  { file, fields }: NonNullable<AllContent["interfaceWords"]["fr"]>,
  terms: readonly Rule[],
): Problem[] {
  return [...fieldsOf({ fields }, []).values()].flatMap(({ text, placeAt }) =>
    judge(file, { text: text.replace(/\{\w+/gu, (name) => " ".repeat(name.length)), placeAt }, terms),
  );
}

function termRules(glossary: Glossary): Rule[] {
  return glossary.flatMap(({ write, not, unless = [] }) =>
    not.map((word): Rule => {
      const right = unless.map((phrase) => `(?<!${before(phrase, word)})`).join("");
      return {
        // A wrong term may be part of the right one, in singular or plural.
        pattern: new RegExp(`(?<![\\p{L}-])(?!${formsOf(write)})${right}${formsOf(word)}(?![\\p{L}-])`, "giu"),
        found: (shown) => `« ${shown} »`,
        remedy: `our glossary says « ${write} »`,
        suggestion: true,
      };
    }),
  );
}

/** A word or phrase in either number, with either apostrophe and any space. */
function formsOf(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")
    .replace(/[’']/gu, "[’']")
    .replace(/(\p{L})(?=\s|$)/gu, "$1[sx]?")
    .replace(/\s+/gu, "\\s+");
}

/** The words before this word in a phrase where it is right. */
function before(phrase: string, word: string): string {
  const at = phrase.toLowerCase().indexOf(word.toLowerCase());
  return at < 0 ? "(?!)" : formsOf(phrase.slice(0, at));
}

function judge(file: string, { text, placeAt }: Words, rules: readonly Rule[]): Problem[] {
  return rules.flatMap(({ pattern, found, remedy, suggestion }) =>
    [...text.matchAll(pattern)].map((match) => {
      const { line, column } = placeAt(match.index);
      const level = suggestion ? { level: "suggestion" as const } : {};
      return { file, line, column, ...level, found: found(match[0]), remedy };
    }),
  );
}

function wrong(pattern: RegExp, what: string, remedy: string): Rule {
  return { pattern, found: (shown) => `${what} (\`${shown}\`)`, remedy };
}
