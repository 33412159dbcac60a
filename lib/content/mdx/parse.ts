import { createProcessor } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import { broken } from "../broken.ts";
import type { TreeNode } from "./tree.ts";

const processor = createProcessor({ remarkPlugins: [remarkGfm] });

/**
 * The Markdown tree of a text, with the lines and columns of its file.
 * @throws the parser's message with its place, when the text is not MDX
 */
export function parseMdx(mdx: string): TreeNode {
  try {
    return processor.parse(mdx) as TreeNode;
  } catch (error) {
    throw error instanceof Error ? broken(error) : error;
  }
}
