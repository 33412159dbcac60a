import { type Document, isAlias, isNode, isScalar, visit } from "yaml";

/** A mistake of YAML, in plain words, with its place in the text. */
type YamlMistake = { offset: number; found: string; remedy: string };

/**
 * The mistakes an editor has to correct before the fields can be read. One mistake makes YAML report many lines after
 * it: this reports the mistake itself where it is recognised, and otherwise the first error of each line.
 */
export function yamlMistakes(yaml: string, document: Document.Parsed): YamlMistake[] {
  const slips = [...unfinishedMerge(yaml), ...comments(yaml)];
  if (slips.length > 0) return slips;
  const complaints = document.errors.map(({ code, message, pos }) => ({ offset: pos[0], ...inWords(code, message) }));
  const tabs = document.errors.flatMap(({ code }, at) => (code === "TAB_AS_INDENT" ? (complaints[at] ?? []) : []));
  if (tabs.length > 0) return oneOfEachLine(yaml, tabs);
  if (complaints.length > 0)
    return apostrophe(yaml) ?? openQuotation(yaml) ?? oneOfEachLine(yaml, complaints.map(atItsBeginning));
  return [...curledValues(document), ...openedByHash(yaml, document), ...markedValues(yaml, document)];

  /** The beginning of a value explains an error that YAML reports in its middle. */
  function atItsBeginning(mistake: YamlMistake): YamlMistake {
    const value = /:\s+(.*)/u.exec(lineAt(yaml, mistake.offset))?.[1] ?? "";
    if (/^[“”„«‘]/u.test(value)) return { offset: mistake.offset, ...CURLED };
    return /^[*&!]/u.test(value)
      ? reserved(value.slice(0, 1), yaml.lastIndexOf(value.slice(0, 1), mistake.offset))
      : mistake;
  }
}

const QUOTE_IT = "put the whole value between double quotes";

const YAML_WORDS: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  DUPLICATE_KEY: ["the same field twice", "keep one of the two"],
  TAB_AS_INDENT: ["a tab at the beginning of the line", "indent with two spaces"],
  BAD_INDENT: ["a line indented too much or too little", "line it up with its neighbours, two spaces for each level"],
  MULTILINE_IMPLICIT_KEY: [
    "a line that YAML cannot read: a colon or a quotation mark in the words, or no space after the colon of the field",
    `write \`field: value\`; ${QUOTE_IT}`,
  ],
  BLOCK_AS_IMPLICIT_KEY: ["a second colon followed by a space on the line", QUOTE_IT],
  MISSING_CHAR: ["a missing quotation mark, bracket or colon", `close what was opened, or ${QUOTE_IT}`],
  BAD_SCALAR_START: ["a value that begins with a character reserved by YAML", QUOTE_IT],
  UNEXPECTED_TOKEN: [
    "punctuation or words where YAML does not expect them",
    `compare the line with the same field of another file; if its words hold a colon, brackets or quotation marks, ${QUOTE_IT}`,
  ],
  BAD_DQ_ESCAPE: ["a backslash between double quotes", "write it twice, or remove it"],
};

function inWords(code: string, message: string): Omit<YamlMistake, "offset"> {
  const [found, remedy] = YAML_WORDS[code] ?? [`YAML that cannot be read (${message.split("\n")[0]})`, QUOTE_IT];
  return { found, remedy };
}

function unfinishedMerge(yaml: string): YamlMistake[] {
  return [...yaml.matchAll(/^<{7} .*$/gmu)].map(({ index }) => ({ offset: index, ...UNFINISHED_MERGE }));
}

/** The marks that git leaves where two people have changed the same lines. */
export const UNFINISHED_MERGE = {
  found: "two versions of the same lines, as git leaves them (`<<<<<<<`)",
  remedy: "keep the right one, and remove the lines <<<<<<<, ======= and >>>>>>>",
};

function comments(yaml: string): YamlMistake[] {
  return [...yaml.matchAll(/^\s*<!--/gmu)].map(({ index, 0: { length } }) => ({
    offset: index + length - 4,
    found: "an HTML comment among the fields",
    remedy: "begin the line with # instead, or remove it",
  }));
}

/** `title: 'L'enfant'`: the apostrophe ends the words for YAML. */
function apostrophe(yaml: string): YamlMistake[] | null {
  const match = /^\s*(?:- )?[\w-]+: +'[^'\n]*\p{L}'\p{L}[^\n]*'\s*$/mu.exec(yaml);
  if (!match) return null;
  return [
    {
      offset: match.index + match[0].indexOf(": '") + 2,
      found: "an apostrophe in words between apostrophes",
      remedy: 'put the words between double quotes: "…"',
    },
  ];
}

/**
 * A quotation mark that is not closed on its line includes the fields below: YAML reports those, far from the mistake.
 */
function openQuotation(yaml: string): YamlMistake[] | null {
  for (const { 0: whole, 1: mark, index } of yaml.matchAll(/^\s*(?:- )?[\w-]+: +(["'])(?:(?!\1).)*$/gmu)) {
    const below = yaml.slice(index + whole.length + 1).split("\n")[0] ?? "";
    // The text may continue on indented lines below and end there.
    if (/^\s+\S/u.test(below) && !/^\s*(?:- )?[\w-]+:(?: |$)/u.test(below)) continue;
    const remedy = `close it at the end of the line: ${mark}…${mark}`;
    return [
      {
        offset: index + whole.indexOf(`: ${mark}`) + 2,
        found: `a quotation mark (${mark}) that is not closed`,
        remedy,
      },
    ];
  }
  return null;
}

const CURLED = {
  found: "curled quotation marks around a value, which would show on the page",
  remedy: 'write straight ones ("…"); to show curled ones, put straight ones around them: "“…”"',
};

function curledValues(document: Document.Parsed): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  visit(document, {
    Scalar(_, { range, type, source = "" }) {
      if (type === "PLAIN" && range && /^(?:[“”„][^“”„]*[“”]|«[^«»]*»|‘[^‘’]*’)$/u.test(source))
        mistakes.push({ offset: range[0], ...CURLED });
    },
  });
  return mistakes;
}

/** YAML ignores everything after ` #`: text would be lost without any error. */
function openedByHash(yaml: string, document: Document.Parsed): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  visit(document, {
    Scalar(_, { range, type }) {
      if (type !== "PLAIN" || !range) return;
      const after = yaml.slice(range[1]).split("\n")[0] ?? "";
      if (!/^\s+#/u.test(after)) return;
      const found = `\`${after.trim().slice(0, 24)}\`, which YAML treats as a comment and leaves out`;
      mistakes.push({ offset: range[1] + after.indexOf("#"), found, remedy: `${QUOTE_IT}, or remove the comment` });
    },
  });
  return mistakes;
}

/** Values that begin with `*`, `&` or `!` have a meaning in YAML that this site does not use. */
function markedValues(yaml: string, document: Document.Parsed): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  visit(document, {
    Node(_, node) {
      const tag = isScalar(node) && typeof node.tag === "string" && node.tag.startsWith("!") ? "!" : undefined;
      const anchor = isNode(node) && "anchor" in node && node.anchor ? "&" : undefined;
      const mark = isAlias(node) ? "*" : (tag ?? anchor);
      if (mark) mistakes.push(reserved(mark, yaml.lastIndexOf(mark, node.range?.[0] ?? 0)));
    },
  });
  return mistakes;
}

function reserved(mark: string, offset: number): YamlMistake {
  return {
    offset: Math.max(0, offset),
    found: `a value that begins with \`${mark}\`, which YAML reserves`,
    remedy: QUOTE_IT,
  };
}

function oneOfEachLine(yaml: string, mistakes: readonly YamlMistake[]): YamlMistake[] {
  const lineOf = ({ offset }: YamlMistake) => yaml.slice(0, offset).split("\n").length;
  return mistakes.filter((mistake, at) => mistakes.findIndex((other) => lineOf(other) === lineOf(mistake)) === at);
}

function lineAt(yaml: string, offset: number): string {
  const from = yaml.lastIndexOf("\n", offset - 1) + 1;
  return yaml.slice(from).split("\n")[0] ?? "";
}
