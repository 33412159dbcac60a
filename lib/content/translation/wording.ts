import { createHash } from "node:crypto";
import { NOT_PROSE } from "../prose-fields.ts";
import { readText, readYaml } from "../read/text-file.ts";

/** A hash of the wording of a file, and facts from its frontmatter. */
export type Wording = { mark: string; updated: string | null; title: string; slug: string };

/**
 * Twelve letters and digits that change with the text of a file, and not with its dates, addresses and sources, nor
 * with line breaks, kinds of apostrophes or spaces.
 */
export async function readWording(root: string, file: string): Promise<Wording> {
  const { fields, mdx } = await (file.endsWith(".yaml") ? readYaml(root, file) : readText(root, file));
  const { title, updated, slug } = (fields.value ?? {}) as { title?: unknown; updated?: unknown; slug?: unknown };
  return {
    mark: markOf(`${JSON.stringify(prose(fields.value ?? null))}\n${mdx}`),
    updated: typeof updated === "string" ? updated : null,
    slug: String(slug ?? ""),
    title: Array.isArray(title) ? title.join(" ") : String(title ?? file),
  };
}

function prose(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prose);
  if (typeof value !== "object" || value === null) return value;
  const words = Object.entries(value).filter(([key]) => !(NOT_PROSE as readonly string[]).includes(key));
  return Object.fromEntries(words.map(([key, item]) => [key, prose(item)]));
}

function markOf(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[’‘]/gu, "'")
    .replace(/(?:\s|\\n)+/gu, " ")
    .trim();
  return createHash("sha256").update(plain, "utf8").digest("hex").slice(0, 12);
}
