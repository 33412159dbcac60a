import { z } from "zod";
import { day, words } from "./shared.ts";

const said = words.refine((text) => !/^[….?-]+$/u.test(text), "says nothing: write what changed");

/**
 * The wordings of a petition, oldest first: `content/petitions/<key>/versions.yaml`. Entries are added and never
 * changed.
 */
export const versionsSchema = z.array(
  z.strictObject({
    /** 1, 2, 3 … The last one is the `version` of petition.yaml. */
    version: z.int().min(1),
    /** A hash of the text in both languages. The check says what to write here. */
    hash: z.string().regex(/^[0-9a-f]{64}$/, "must be the 64 letters and digits that `npm run content:check` gives"),
    /** The first day on which it could be signed. */
    date: day,
    /** What changed, for the public. */
    note: z.strictObject({ en: said, fr: said }),
  }),
);
