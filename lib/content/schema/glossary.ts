import { z } from "zod";
import { words } from "./shared.ts";

/** The words of the campaign in French: `content/glossary.yaml`. */
export const glossarySchema = z.array(
  z.strictObject({
    /** What to write. Shows in the suggestion. */
    write: words,
    /** What not to write: words or phrases in the singular. */
    not: z.array(words).min(1, "is empty: name at least one word"),
    /** Phrases in which the word is right. */
    unless: z.array(words).optional(),
    /** Why, for other editors. */
    why: words.optional(),
  }),
);

/** The entries of the glossary. */
export type Glossary = z.infer<typeof glossarySchema>;
