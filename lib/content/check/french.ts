import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import { fieldsOf, segmentsOf, type Words } from "./segments.ts";
import type { Survey } from "./survey.ts";
import { textsOf } from "./texts.ts";

type Rule = { pattern: RegExp; found: (shown: string) => string; remedy: string; suggestion?: true };

const MONTHS = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre";

/** What rendering cannot set right by itself: spaces and apostrophes are its business, not the editor's. */
const RULES: readonly Rule[] = [
  wrong(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)/gu, "thousands as in English", "write spaces: 1 234"),
  wrong(/\d\.\d+\s?(?:%|millions?\b|milliards?\b)/gu, "a decimal point", "write a decimal comma: 98,8 %"),
  wrong(/(?:CA|US)?\$\s?\d/gu, "a dollar sign before its number", "write it after: 25 $"),
  wrong(/(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/gu, "an hour as in English", "write 14 h 30"),
  wrong(new RegExp(`\\d\\s(?:${MONTHS})(?!\\p{L})`, "gu"), "a month with a capital", "months have none: 20 juin 2025"),
  wrong(/\p{L}[·•]\p{L}/gu, "a word with a mid-dot", "write both forms out: travailleuses et travailleurs"),
  wrong(/(?<!\p{L})1(?:ère|ière)(?!\p{L})|\d+ème/gu, "an ordinal", "write 1re, 2e"),
];

/** Words of the campaign's glossary, and those of France, that read oddly in Canada. */
const TERMS: readonly (readonly [word: string, instead: string])[] = [
  ["e-?mails?|mails?|mél", "courriel"],
  ["week-ends?", "fin de semaine"],
  ["newsletters?", "infolettre"],
  ["UNHCR", "HCR"],
  ["inadmissibles?|inadmissibilité", "interdit de territoire, ou irrecevable pour une demande"],
  ["recours collectifs?", "action collective"],
  ["déportations?|déporte[rs]?|déporté(?:es?|s)?", "expulsion, expulser"],
  ["demandeurs d[’']asile", "personnes demandant l’asile"],
  ["clandestins?(?! au)", "personnes sans statut"],
  ["sans-papiers", "personnes sans statut"],
  ["parking", "stationnement"],
  ["en ligne de mire", "visé"],
];

const TERM_RULES: readonly Rule[] = TERMS.map(([word, instead]) => ({
  pattern: new RegExp(`(?<![\\p{L}-])(?:${word})(?![\\p{L}-])`, "giu"),
  found: (shown) => `« ${shown} »`,
  remedy: `our glossary says « ${instead} »`,
  suggestion: true,
}));

/** French prose follows French rules of writing; the glossary's terms are suggestions. */
export function checkFrench(survey: Survey): Problem[] {
  const texts = textsOf(survey).filter(({ locale }) => locale === "fr");
  const sheets = [...texts, ...(survey.home.fr ? [{ ...survey.home.fr, tree: null }] : [])];
  return sheets.flatMap(({ file, fields, tree }) => {
    const body = tree ? segmentsOf(tree).flatMap(({ blocks }) => blocks) : [];
    return [...fieldsOf({ fields }, NOT_PROSE).values(), ...body].flatMap((words) => judge(file, words));
  });
}

function judge(file: string, { text, placeAt }: Words): Problem[] {
  return [...RULES, ...TERM_RULES].flatMap(({ pattern, found, remedy, suggestion }) =>
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
