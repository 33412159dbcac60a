import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { AllContent } from "./content-types.ts";
import { languageOf } from "./languages.ts";
import { fieldsOf, segmentsOf } from "./parallel-parts.ts";
import { textsOf } from "./texts.ts";

/** `117,8 million` and `98,8%`: a comma with one or two digits after it is never one of English. */
const DECIMAL_COMMA = /(?<![\d.,])\d+,\d{1,2}(?![\d,])\s?(?:%|per cent|thousand|million|billion)/gu;

/** A decimal comma in English reads as another number; the French check has the rules of French. */
export function checkEnglish(survey: AllContent): Problem[] {
  const texts = textsOf(survey).filter(({ locale }) => locale === "en");
  const sheets = [...texts, ...(survey.home.en ? [{ ...survey.home.en, tree: null }] : [])];
  return sheets.flatMap(({ file, fields, tree }) => {
    const blocks = tree ? segmentsOf(tree).flatMap((segment) => segment.blocks) : [];
    const body = blocks.filter(({ quoted, text }) => !quoted || languageOf(text) !== "fr");
    return [...fieldsOf({ fields }, NOT_PROSE).values(), ...body].flatMap(({ text, placeAt }) =>
      [...text.matchAll(DECIMAL_COMMA)].map(({ 0: shown, index }) => {
        const { line, column } = placeAt(index);
        return { file, line, column, found: `a decimal comma (\`${shown}\`)`, remedy: "write a decimal point: 98.8%" };
      }),
    );
  });
}
