import { z } from "zod";
import { day, words } from "./shared.ts";

/**
 * The frontmatter of a letter to a Member of Parliament: `content/letters/<petition>/{en,fr}.mdx`. The folder has the
 * petition's name. The body is the letter between its salutation and its signature, in plain paragraphs and lists.
 */
export const letterSchema = z.strictObject({
  /** What the letter is about. Shows in bold above the salutation, and as the subject of an e-mail. */
  title: words,
  /** The day the letter last changed. */
  updated: day,
});
