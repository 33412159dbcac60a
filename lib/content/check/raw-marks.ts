import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { AllContent, Text } from "./content-types.ts";
import { fieldsOf, segmentsOf, type Words } from "./parallel-parts.ts";
import { textsOf } from "./texts.ts";

type Mark = {
  pattern: RegExp;
  found: string;
  remedy: string;
  /** The character that an editor may want to show: `\*` in a text is no mistake. */
  shows?: string;
  /** Where it is a mistake, when not everywhere. */
  only?: "fields" | "texts";
  /** Markdown has no such mark: the remedy is the same in fields, which hold plain words. */
  anywhere?: true;
};

const LIST_REMEDY = "begin each line of a list with a hyphen and a plain space: `- words`";

/** What a reader would see of Markdown or HTML that was not understood, in the order in which it is looked for. */
const MARKS: readonly Mark[] = [
  {
    pattern: /\)\[\s*(?:https?:|www\.|\/|#)|\]\s*\(\s*(?:https?:|www\.|mailto:|\/(?:en|fr)\b)|\]\[|\]\(/gu,
    found: "a link that was not understood",
    remedy: "write it as [words](address), with no space in the address",
    shows: "[",
  },
  {
    pattern: /!\[/gu,
    found: "a picture that was not understood",
    remedy: 'write <Figure name="…" alt="…">caption</Figure>',
  },
  {
    pattern: /\[\^[^\]\s]+\]/gu,
    found: "a note that is not written anywhere",
    remedy: "write its words at the end of the file: `[^1]: words`, or remove the mark",
    only: "texts",
  },
  {
    pattern: /\*\*|(?<![\p{L}\p{N}*])\*(?=\p{L})|(?<=[\p{L}.,!?»”)])\*(?![\p{L}\p{N}*])/gu,
    found: "an asterisk that emphasises nothing",
    remedy: "close it right after the last word, as in *words* or **words**, or remove it",
    shows: "*",
  },
  {
    pattern: /(?<![\p{L}\p{N}_])_{1,2}(?=\p{L})|(?<=\p{L})_{1,2}(?![\p{L}\p{N}_])/gu,
    found: "an underscore that emphasises nothing",
    remedy: "close it right after the last word, as in *words*, or remove it",
    shows: "_",
  },
  { pattern: /~~|==(?=\S)|:::/gu, found: "marks that this site does not use", remedy: "remove them", shows: "~" },
  { pattern: /`/gu, found: "a grave accent that stands alone", remedy: "remove it", shows: "`", only: "texts" },
  {
    pattern: /^\s*(?:#{2,6}|#(?=[\u00a0\u202f]))/gmu,
    found: "a heading that was not understood",
    remedy: "write the `#` characters at the beginning of a line, then a plain space, then the title",
    shows: "#",
  },
  {
    pattern: /^[ \t]*(?:[•◦▪●‣⁃∙·–*+-][\u00a0\u202f]|[•◦▪●‣⁃∙·])/gmu,
    found: "a list that was not understood",
    remedy: LIST_REMEDY,
  },
  { pattern: /^[ \t]*-(?=\p{L})/gmu, found: "a list that was not understood", remedy: LIST_REMEDY, shows: "-" },
  {
    pattern: /^[ \t]*\d{1,2}(?:[.)][\u00a0\u202f]|\.(?=\p{Lu}))/gmu,
    found: "a numbered list that was not understood",
    remedy: "begin each line with the number, a full stop and a plain space: `1. words`",
  },
  {
    pattern: /^[ \t]*\|.*|^[^|\n]+ \| [^|\n]+\n[^|\n]+ \| .*/gmu,
    found: "a table that was not understood",
    remedy: "write a line |---|---| below its headings, and an empty line above them",
    shows: "|",
    only: "texts",
  },
  {
    pattern: /&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);|&nbsp\b/giu,
    found: "a code for a character, which shows as typed",
    anywhere: true,
    remedy: "write the character itself",
  },
  {
    pattern: /<\/?[A-Za-z][\w-]*(?:\s[^>]*)?\/?>|<!--/gu,
    found: "HTML or a component in a field, which shows as typed",
    anywhere: true,
    remedy: "write plain words: only the text below the fields may hold components",
    only: "fields",
  },
  { pattern: /\\/gu, found: "a backslash, which shows as typed", anywhere: true, remedy: "remove it" },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:TODO|FIXME|TBD|XXX+|TKTK)(?![\p{L}\p{N}])|lorem ipsum|\?{3,}|\[\s*(?:à compléter|à traduire|à venir|insert|to come|to be)[^\]]*\]/giu,
    found: "a note to oneself, which readers would see",
    anywhere: true,
    remedy: "write the words, or remove it",
  },
  {
    pattern: /^\s*(?:…|\.{3}|-|–|\?)\s*$/gu,
    found: "a place that was left open",
    anywhere: true,
    remedy: "write the words",
    only: "fields",
  },
];

/** Marks of Markdown or HTML that rendering leaves as they were typed: readers would see them. */
export function checkRawMarks(found: AllContent): Problem[] {
  const texts = textsOf(found).flatMap((text) => [...inBody(text), ...inFields(text.file, text.fields)]);
  const { home, petitions, banner, help, statistics, datasets } = found;
  const sheets = [home.en, home.fr, banner, help, ...petitions.map(({ terms }) => terms)].filter(
    (sheet) => sheet !== null,
  );
  const figures = statistics.map(({ file, figures: value, placeOf }) => ({
    file,
    fields: { value, problems: [], placeOf },
  }));
  const series = datasets.map(({ file, dataset: value, placeOf }) => ({
    file,
    fields: { value, problems: [], placeOf },
  }));
  return [...texts, ...[...sheets, ...figures, ...series].flatMap(({ file, fields }) => inFields(file, fields))];
}

function inFields(file: string, fields: Text["fields"]): Problem[] {
  const rules = MARKS.filter(({ only }) => only !== "texts").map((rule) =>
    rule.anywhere ? rule : { ...rule, remedy: "remove the marks: a field holds plain words" },
  );
  return [...fieldsOf({ fields }, NOT_PROSE).values()].flatMap((words) => judge(file, words, rules));
}

function inBody({ file, tree, mdx }: Text): Problem[] {
  if (!tree) return [];
  const rules = MARKS.filter(({ only, shows }) => only !== "fields" && !(shows && mdx.includes(`\\${shows}`)));
  return segmentsOf(tree).flatMap(({ blocks }) => blocks.flatMap((words) => judge(file, words, rules)));
}

/** One problem for each block: the first mark explains those after it. */
function judge(file: string, { text, placeAt }: Words, rules: readonly Mark[]): Problem[] {
  for (const { pattern, found, remedy } of rules) {
    // Addresses hold underscores and the like; the marks of a link stand around them.
    const open = found.includes("link")
      ? text
      : text.replace(/(?:https?:\/\/|www\.)\S+/gu, (address) => " ".repeat(address.length));
    const match = [...open.matchAll(pattern)][0];
    if (!match) continue;
    const at = match.index + (match[0].length - match[0].trimStart().length);
    const { line, column } = placeAt(at);
    return [{ file, line, column, found: `${found} (\`${snippet(text.slice(at))}\`)`, remedy }];
  }
  return [];
}

function snippet(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}
