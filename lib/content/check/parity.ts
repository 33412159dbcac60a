import { type TreeNode, walk } from "../mdx/tree.ts";
import { findComponentRule, isInline } from "../mdx-components.ts";
import type { Problem } from "../problem.ts";
import type { Source } from "../schema/source.ts";
import type { AllContent, Text, TextKind } from "./content-types.ts";
import { sourceMarks, sourcesOf } from "./sources.ts";
import { foldersOf, placeOfNode } from "./texts.ts";

const SHARED_FIELDS: Readonly<Record<TextKind, readonly string[]>> = {
  issue: ["order", "short", "illustration", "petition", "status.checked"],
  petition: [],
  news: ["date", "kind", "form", "issue", "formerKey"],
  page: [],
  own: ["menu", "order"],
  event: ["starts", "ends", "zone", "issue"],
  letter: [],
};

/** Kinds of attributes that have the same value in both languages. */
const SHARED_KINDS = [
  "figure",
  "dataset",
  "view",
  "date",
  "petition",
  "illustration",
  "need",
  "place",
  "photo",
  "download",
];

/**
 * Both languages of a page must have the same sections, components, figures, dates and sources. Problems are reported
 * in the French file.
 */
export function checkParity(survey: AllContent): Problem[] {
  const inTexts = foldersOf(survey).flatMap(({ en, fr }) => {
    if (!en || !fr) return [];
    return [...sharedFields(en, fr), ...sourceLists(en, fr), ...structure(en, fr), ...marks(en, fr)];
  });
  return [...inTexts, ...homes(survey)];
}

function sharedFields(en: Text, fr: Text): Problem[] {
  return SHARED_FIELDS[en.kind].flatMap((field) => {
    const path = field.split(".");
    const [english, french] = [valueAt(en.fields.value, path), valueAt(fr.fields.value, path)];
    if (english === french || en.value === null || fr.value === null) return [];
    const found = `\`${field}: ${french ?? "(nothing)"}\`, while ${en.file}:${en.fields.placeOf(path).line} has \`${english ?? "(nothing)"}\``;
    return [{ file: fr.file, ...fr.fields.placeOf(path), found, remedy: "write the same in both files" }];
  });
}

function sourceLists(en: Text, fr: Text): Problem[] {
  const [english, french] = [sourcesOf(en), sourcesOf(fr)];
  if (!english || !french) return [];
  const [left, right] = [english.map(({ id }) => id), french.map(({ id }) => id)];
  const at = firstDifference(left, right);
  if (at < 0) return sourceDates(en, english, fr, french);
  const found = `source ${at + 1} is ${nameOr(right[at])}, while ${en.file}:${en.fields.placeOf(["sources", at]).line} has ${nameOr(left[at])}`;
  return [
    {
      file: fr.file,
      ...fr.fields.placeOf(["sources", at]),
      found,
      remedy: "list the same sources in the same order in both files",
    },
  ];
}

function sourceDates(en: Text, english: readonly Source[], fr: Text, french: readonly Source[]): Problem[] {
  return english.flatMap((source, index) => {
    const other = french[index];
    return (["date", "read"] as const).flatMap((field) => {
      if (!other || source[field] === other[field]) return [];
      const path = ["sources", index, field];
      const found = `\`${field}: ${other[field] ?? "(nothing)"}\` of source \`${source.id}\`, while ${en.file}:${en.fields.placeOf(path).line} has \`${source[field] ?? "(nothing)"}\``;
      return [{ file: fr.file, ...fr.fields.placeOf(path), found, remedy: "write the same in both files" }];
    });
  });
}

/** The first place where the two texts differ: later differences follow from it. */
function structure(en: Text, fr: Text): Problem[] {
  if (!en.tree || !fr.tree || !en.whole || !fr.whole) return [];
  const [english, french] = [partsOf(en.tree), partsOf(fr.tree)];
  const at = firstDifference(
    english.map(({ name }) => name),
    french.map(({ name }) => name),
  );
  if (at < 0) return [];
  const there = english[at]
    ? `${en.file}:${placeOfNode(english[at].node).line} has ${english[at].name}`
    : `${en.file} ends before`;
  const place = placeOfNode(french[at]?.node ?? lastOf(fr.tree));
  const found = `${french[at]?.name ?? "nothing more"} here, while ${there}`;
  return [
    { file: fr.file, ...place, found, remedy: "give both files the same headings and components, in the same order" },
  ];
}

function marks(en: Text, fr: Text): Problem[] {
  if (!en.tree || !fr.tree || !en.whole || !fr.whole) return [];
  const [english, french] = [sourceMarks(en.tree), sourceMarks(fr.tree)];
  const ids = new Set([...english, ...french].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [left, right] = [english.filter((mark) => mark.id === id), french.filter((mark) => mark.id === id)];
    if (left.length === right.length) return [];
    const place = placeOfNode(right.at(-1)?.node ?? lastOf(fr.tree));
    const found = `source \`${id}\` is cited ${times(right.length)}, and ${times(left.length)} in ${en.file}`;
    return [{ file: fr.file, ...place, found, remedy: "cite it at the same places in both files" }];
  });
}

/**
 * Headings, tables and components, with the attributes that both languages share. Source marks are compared separately:
 * a sentence may need them in another order.
 */
function partsOf(tree: TreeNode): { name: string; node: TreeNode }[] {
  const parts: { name: string; node: TreeNode }[] = [];
  walk(tree, (node) => {
    if (node.type === "heading") parts.push({ name: `a heading ${"#".repeat(node.depth ?? 1)}`, node });
    if (node.type === "table") parts.push({ name: `a table of ${node.children?.length ?? 0} rows`, node });
    if (node.type === "footnoteDefinition") parts.push({ name: "a note", node });
    if (findComponentRule(node.name) && !isInline(node.name)) parts.push({ name: signatureOf(node), node });
  });
  return parts;
}

function signatureOf(node: TreeNode): string {
  const rule = findComponentRule(node.name);
  const shared = (node.attributes ?? []).filter(({ name, value }) => {
    const kind = rule?.attributes[name ?? ""]?.kind;
    return typeof value === "string" && kind !== undefined && SHARED_KINDS.includes(kind);
  });
  return `<${[node.name ?? "", ...shared.map(({ name, value }) => `${name}="${value}"`)].join(" ")}>`;
}

function homes({ home: { en, fr } }: AllContent): Problem[] {
  if (!en?.value || !fr?.value) return [];
  const counts = [
    { path: ["rights", "items"], english: en.value.rights.items.length, french: fr.value.rights.items.length },
    { path: ["asks", "items"], english: en.value.asks.items.length, french: fr.value.asks.items.length },
    { path: ["more", "links"], english: en.value.more.links.length, french: fr.value.more.links.length },
    { path: ["numbers", "figure"], english: en.value.numbers.figure, french: fr.value.numbers.figure },
  ];
  return counts
    .filter(({ english, french }) => english !== french)
    .map(({ path, english, french }) => {
      const what = typeof french === "number" ? `${french} items in` : `\`${french}\` in`;
      const found = `${what} \`${path.join(".")}\`, while ${en.file}:${en.fields.placeOf(path).line} has ${english}`;
      return { file: fr.file, ...fr.fields.placeOf(path), found, remedy: "write the same in both files" };
    });
}

function lastOf(tree: TreeNode | null): TreeNode {
  return tree?.children?.at(-1) ?? { type: "root" };
}

function firstDifference(left: readonly string[], right: readonly string[]): number {
  const longest = Math.max(left.length, right.length);
  for (let index = 0; index < longest; index += 1) if (left[index] !== right[index]) return index;
  return -1;
}

function nameOr(id: string | undefined): string {
  return id === undefined ? "nothing" : `\`${id}\``;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    value,
  );
}
