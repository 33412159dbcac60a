import type { Problem } from "../problem.ts";
import { sharedSourcesSchema } from "../schema/figure.ts";
import { exists } from "./folders.ts";
import { readYaml } from "./text-file.ts";
import { validate } from "./validate.ts";
import type { Written } from "./work-out-all.ts";

/** Sources that several figures or datasets name: a correction here reaches all of them. */
export const SOURCES_FILE = "content/statistics/sources.yaml";

export type SharedSources = { sources: Record<string, unknown>; problems: Problem[] };

/** The shared sources by name. */
export async function readSharedSources(root: string): Promise<SharedSources> {
  if (!(await exists(root, SOURCES_FILE))) return { sources: {}, problems: [] };
  const result = validate(sharedSourcesSchema, SOURCES_FILE, (await readYaml(root, SOURCES_FILE)).fields);
  return result.ok ? { sources: result.value, problems: [] } : { sources: {}, problems: result.problems };
}

/** Puts a shared source where its name stands: `source: trends-2025`, or `- trends-2025` in the list of a dataset. */
export function putSources({ file, fields }: Written, { sources, problems: unread }: SharedSources): Problem[] {
  const problems: Problem[] = [];
  const find = (name: string, path: PropertyKey[]) => {
    if (Object.hasOwn(sources, name)) return sources[name] as Record<string, unknown>;
    const { line, column } = fields.placeOf(path);
    // While the shared sources cannot be read, that is the problem.
    if (unread.length === 0)
      problems.push({
        file,
        line,
        column,
        found: `no source \`${name}\` in ${SOURCES_FILE}`,
        remedy: "add it there, or correct its name",
      });
    return null;
  };
  const { value } = fields;
  if (Array.isArray(value)) {
    for (const [index, figure] of value.entries())
      if (typeof figure?.source === "string") figure.source = find(figure.source, [index, "source"]);
  } else {
    const list = (value as { sources?: unknown } | null)?.sources;
    if (Array.isArray(list))
      for (const [index, source] of list.entries())
        if (typeof source === "string") {
          const found = find(source, ["sources", index]);
          list[index] = found && { id: source, ...found };
        }
  }
  return problems;
}
