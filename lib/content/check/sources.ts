import { isComponent, type TreeNode, walk } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import type { Source } from "../schema/source.ts";
import type { Text } from "./content-types.ts";
import { placeOfNode, suggest } from "./texts.ts";

/** Every source mark must lead to a source of the page, and every source of the page must be cited. */
export function checkSources(text: Text): Problem[] {
  const sources = sourcesOf(text);
  if (!text.tree || !sources) return [];
  const ids = sources.map((source) => source.id);
  const marks = sourceMarks(text.tree);
  const unknown = marks
    .filter((mark) => !ids.includes(mark.id))
    .map((mark) => ({
      file: text.file,
      ...placeOfNode(mark.node),
      found: `no source \`${mark.id}\` in the frontmatter`,
      remedy: ids.length > 0 ? suggest(mark.id, ids) : "add it under `sources:`",
    }));
  const wrong = ids.flatMap((id, index) => {
    const place = text.fields.placeOf(["sources", index, "id"]);
    if (ids.indexOf(id) < index)
      return [
        {
          file: text.file,
          ...place,
          found: `source \`${id}\` is in the list twice`,
          remedy: "keep one of the two",
        },
      ];
    if (!text.whole || marks.some((mark) => mark.id === id)) return [];
    return [
      {
        file: text.file,
        ...place,
        found: `source \`${id}\` is never cited in the text`,
        remedy: `write <Source id="${id}" /> after what it supports, or remove it`,
      },
    ];
  });
  return [...unknown, ...wrong];
}

/** The sources of a text; undefined when its fields cannot be read, or when its kind has none. */
export function sourcesOf(text: Text): Source[] | undefined {
  if (text.value === null || typeof text.value !== "object" || !("sources" in text.value)) return undefined;
  return text.value.sources as Source[];
}

/** Every `<Source id="…" />` of a text, in reading order. */
export function sourceMarks(tree: TreeNode): { id: string; node: TreeNode }[] {
  const marks: { id: string; node: TreeNode }[] = [];
  walk(tree, (node) => {
    if (!isComponent(node) || node.name !== "Source") return;
    const id = node.attributes?.find((attribute) => attribute.name === "id")?.value;
    if (typeof id === "string") marks.push({ id, node });
  });
  return marks;
}
