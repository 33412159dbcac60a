import { z } from "zod";
import { words } from "./shared.ts";

/** The campaign's French terms: `content/glossary.yaml`. */
export const glossarySchema = z.array(
  z.strictObject({
    /** The right term. Shows in the suggestion. */
    write: words,
    /** The wrong terms: words or phrases in the singular. */
    not: z.array(words).min(1, "is empty: name at least one word"),
    /** Phrases in which a wrong term is right. */
    unless: z.array(words).optional(),
    /** The reason, for other editors. */
    why: words.optional(),
  }),
);

/** The entries of the glossary. */
export type Glossary = z.infer<typeof glossarySchema>;
