import { isComponent, type TreeNode, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import type { HelpService } from "../schema/help.ts";
import type { AllContent, Text } from "./content-types.ts";
import { placeOfNode, textsOf } from "./texts.ts";

/** Components about rights or procedures: their readers may need help from a person. */
const TELLS_RIGHTS = ["Right", "Question"];

/**
 * A page about rights or procedures must also show help, and the list of help must be up to date.
 * @param today `YYYY-MM-DD`: an entry checked more than a year before it is a warning
 */
export function checkHelp(found: AllContent, today: string): Problem[] {
  // While the list cannot be read, that is the problem.
  const services = found.help ? found.help.value : [];
  return [
    ...textsOf(found).flatMap((text) => [...withoutHelp(text), ...(services ? leadsNowhere(text, services) : [])]),
    ...listOf(found, today),
  ];
}

function withoutHelp(text: Text): Problem[] {
  const used = componentsOf(text);
  const component = used.find(({ name }) => TELLS_RIGHTS.includes(name ?? ""));
  if (!component || used.some(({ name }) => name === "Help")) return [];
  const found = `\`<${component.name}>\` on a page without help`;
  return [
    {
      file: text.file,
      ...placeOfNode(component),
      found,
      remedy: 'add `<Help need="…" />`: people may need it on this page',
    },
  ];
}

function leadsNowhere(text: Text, services: readonly HelpService[]): Problem[] {
  return componentsOf(text)
    .filter(({ name }) => name === "Help")
    .filter((node) => !services.some((service) => isMeant(service, node)))
    .map((node) => ({
      file: text.file,
      ...placeOfNode(node),
      found: "this `<Help>` matches no service of content/help/services.yaml",
      remedy: "choose another need or place, or add a service to the list",
    }));
}

function isMeant({ needs, place }: HelpService, node: TreeNode): boolean {
  const wanted = (name: string) => node.attributes?.find((attribute) => attribute.name === name)?.value;
  const [need, at] = [wanted("need"), wanted("place")];
  return (!need || needs.some((one) => one === need)) && (!at || place === at);
}

function listOf({ help }: AllContent, today: string): Problem[] {
  if (!help?.value) return [];
  const { file, fields, value } = help;
  const lastYear = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return value.flatMap(({ id, checked }, index) => {
    const at = (field: string) => ({ file, ...fields.placeOf([index, field]) });
    const problems: Problem[] = [];
    if (value.findIndex((other) => other.id === id) < index)
      problems.push({ ...at("id"), found: `the id \`${id}\` is here twice`, remedy: "give each service its own" });
    if (checked > today)
      problems.push({ ...at("checked"), found: `${checked} is in the future`, remedy: "write the day it was checked" });
    if (checked < lastYear)
      problems.push({
        ...at("checked"),
        level: "warning",
        found: `\`${id}\` was last checked on ${checked}`,
        remedy: "open its address, correct what has changed, then write today's date",
      });
    return problems;
  });
}

function componentsOf({ tree }: Text): TreeNode[] {
  const nodes: TreeNode[] = [];
  if (tree)
    walk(tree, (node) => {
      if (isComponent(node)) nodes.push(node);
    });
  return nodes;
}
