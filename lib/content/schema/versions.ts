import { z } from "zod";
import { both, day } from "./shared.ts";

/** The wordings a petition has had, oldest first: `content/petitions/<key>/versions.yaml`. Nothing in it is ever changed, only added to. */
export const versionsSchema = z.array(
  z.strictObject({
    /** 1, 2, 3 … The last one is the `version` of petition.yaml. */
    version: z.int().min(1),
    /** Stands for the text in both languages. The check says what to write here. */
    hash: z.string().regex(/^[0-9a-f]{64}$/, "must be the 64 letters and digits that `npm run content:check` gives"),
    /** The day from which it could be signed. */
    date: day,
    /** What changed, in public words. */
    note: both,
  }),
);
