import { bracesInWords, codeLineInWords, htmlInWords } from "../mdx/mistakes.ts";
import { isComponent, type TreeAttribute, type TreeNode, walk } from "../mdx/tree.ts";
import { findComponentRule, MDX_COMPONENT_NAMES } from "../mdx-components.ts";
import type { Problem } from "../problem.ts";
import { HELP_NEEDS, HELP_PLACES } from "../schema/help.ts";
import { isPartialDay } from "../schema/shared.ts";
import type { Text } from "./content-types.ts";
import { PLAIN_TEXTS, placeOfNode, suggest } from "./texts.ts";

/** The names a text may refer to; null where their file cannot be read. */
export type Known = {
  figures: Set<string> | null;
  datasets: ReadonlyMap<string, readonly string[]> | null;
  illustrations: Set<string>;
  petitions: Set<string>;
  photos: Set<string> | null;
  downloads: Set<string> | null;
};

/** Allows only the listed components, each with its own attributes and in its own place, and no code. */
export function checkComponents(text: Text, known: Known): Problem[] {
  const problems: Problem[] = [];
  if (!text.tree) return problems;
  const report = (node: { position?: TreeNode["position"] }, found: string, remedy: string) =>
    problems.push({ file: text.file, ...placeOfNode(node), found, remedy });
  const uses = new Map<string, number>();

  walk(text.tree, (node, parents) => {
    if (node.type === "mdxjsEsm") {
      const { found, remedy } = codeLineInWords((node.value ?? "").slice(0, 6));
      report(node, found, remedy);
    } else if (node.type === "mdxTextExpression" || node.type === "mdxFlowExpression") {
      const { found, remedy } = bracesInWords(`{${node.value ?? ""}}`);
      report(node, found, remedy);
    } else if (isComponent(node)) checkOne(node, parents);
  });
  return problems;

  function checkOne(node: TreeNode, parents: readonly TreeNode[]): void {
    const name = node.name ?? "";
    const rule = findComponentRule(name);
    if (!rule) return void report(node, ...unknown(name));
    const plain = PLAIN_TEXTS[text.kind];
    if (plain) return void report(node, `\`<${name}>\` in ${plain}`, "write plain paragraphs and lists only");
    const parent = parents.findLast(isComponent);
    if (rule.inside && parent?.name !== rule.inside) {
      report(
        node,
        `\`<${name}>\` outside \`<${rule.inside}>\``,
        `put it between \`<${rule.inside}>\` and \`</${rule.inside}>\``,
      );
    }
    if (rule.most) {
      const scope = rule.inside ? `${name} ${parent?.position?.start.line ?? 0}` : name;
      const count = (uses.get(scope) ?? 0) + 1;
      uses.set(scope, count);
      if (count === rule.most + 1)
        report(
          node,
          `more than ${rule.most} \`<${name}>\``,
          `keep ${rule.most} at most, and turn the others into paragraphs`,
        );
    }
    checkAttributes(node, name, rule);
  }

  function checkAttributes(
    node: TreeNode,
    name: string,
    rule: NonNullable<ReturnType<typeof findComponentRule>>,
  ): void {
    const attributes = node.attributes ?? [];
    for (const attribute of attributes) checkAttribute(node, name, rule, attribute);
    for (const [wanted, { required }] of Object.entries(rule.attributes)) {
      if (required && !attributes.some((attribute) => attribute.name === wanted)) {
        report(node, `\`<${name}>\` without \`${wanted}\``, `add \`${wanted}="…"\``);
      }
    }
    if (name !== "CallToAction") return;
    const has = (wanted: string) => attributes.some((attribute) => attribute.name === wanted);
    if (has("petition") === has("href") || has("href") !== has("label")) {
      report(
        node,
        "`<CallToAction>` needs one destination",
        'give it either `petition="…"`, or `href="…"` with `label="…"`',
      );
    }
  }

  function checkAttribute(
    node: TreeNode,
    name: string,
    rule: NonNullable<ReturnType<typeof findComponentRule>>,
    attribute: TreeAttribute,
  ): void {
    const at = attribute.position ? attribute : node;
    if (!attribute.name)
      return void report(at, `code in the attributes of \`<${name}>\``, 'write each attribute as name="words"');
    const allowed = rule.attributes[attribute.name];
    if (!allowed) {
      const names = Object.keys(rule.attributes);
      const remedy = names.length === 0 ? "remove it: this component takes none" : suggest(attribute.name, names);
      return void report(at, `\`<${name}>\` has no attribute \`${attribute.name}\``, remedy);
    }
    const { value } = attribute;
    if (typeof value === "object" && value !== null) {
      return void report(
        at,
        `code in \`${attribute.name}={…}\``,
        `write \`${attribute.name}="…"\` with straight quotation marks and no braces`,
      );
    }
    if (!value?.trim())
      return void report(at, `\`${attribute.name}\` of \`<${name}>\` is empty`, `write \`${attribute.name}="…"\``);
    const wrong = checkValue(allowed.kind, value);
    if (wrong) report(at, ...wrong);
  }

  function checkValue(kind: string, value: string): [found: string, remedy: string] | null {
    if (kind === "figure" && known.figures && !known.figures.has(value))
      return [`no figure \`${value}\` in content/statistics`, suggest(value, known.figures)];
    if (kind === "dataset" && known.datasets && !known.datasets.has(value))
      return [`no dataset \`${value}\` in content/statistics/datasets`, suggest(value, known.datasets.keys())];
    if (kind === "view" && known.datasets && ![...known.datasets.values()].flat().includes(value))
      return [`no chart \`${value}\` in any dataset`, suggest(value, [...known.datasets.values()].flat())];
    if (kind === "illustration" && !known.illustrations.has(value))
      return [`no illustration \`${value}\` in public/illustrations`, suggest(value, known.illustrations)];
    if (kind === "photo" && known.photos && !known.photos.has(value))
      return [`no photo \`${value}\` in content/photos/photos.yaml`, suggest(value, known.photos)];
    if (kind === "download" && known.downloads && !known.downloads.has(value))
      return [`no file \`${value}\` in content/downloads.yaml`, suggest(value, known.downloads)];
    if (kind === "petition" && !known.petitions.has(value))
      return [`no petition \`${value}\` in content/petitions`, suggest(value, known.petitions)];
    if (kind === "need" && !HELP_NEEDS.some((need) => need === value))
      return [`no need \`${value}\``, suggest(value, HELP_NEEDS)];
    if (kind === "place" && !HELP_PLACES.some((place) => place === value))
      return [`no place \`${value}\``, suggest(value, HELP_PLACES)];
    if (kind === "date" && !isPartialDay(value))
      return [`\`${value}\` is not a date`, "write it year first: 2026, 2026-03 or 2026-03-26"];
    return null;
  }
}

function unknown(name: string): [found: string, remedy: string] {
  if (name === "") return ["an empty tag `<>`", "remove it and its `</>`"];
  if (/^[a-z]/u.test(name)) {
    const { found, remedy } = htmlInWords(name);
    return [found, remedy];
  }
  return [`unknown component \`<${name}>\``, suggest(name, MDX_COMPONENT_NAMES)];
}
