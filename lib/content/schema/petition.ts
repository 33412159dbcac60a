import { z } from "zod";
import { both, day, link, slug, words } from "./shared.ts";

const PETITION_STATUSES = ["draft", "open", "closed", "delivered", "answered", "superseded"] as const;

/** Goals on the way, where a petition names none: near enough to be reached, each a step up from the last. */
const MILESTONES = [25, 100, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000];

/** The terms of a petition, shared by both languages: `content/petitions/<key>/petition.yaml`. */
export const petitionTermsSchema = z
  .strictObject({
    /** The name of the folder. Never changes: signatures refer to it. */
    key: slug.max(59, "must have at most 59 characters, since signatures are kept under it"),
    /** The issue it belongs to: a folder of `content/issues`. */
    issue: slug,
    /** Its state: draft, open, closed, delivered, answered or superseded. Only an open petition can be signed. */
    status: z.enum(PETITION_STATUSES),
    /** The number of confirmed signatures we hope for. Example: `10000`. Shows beside the count. */
    goal: z.int().min(1),
    /** Goals on the way to it, smallest first: readers see the next one, `12 of 25`. Example: `[25, 100, 500, 1000]`. Those that are not below `goal` are left out. */
    milestones: z.array(z.int().min(1)).default(MILESTONES),
    /** First day for signing. Example: `2026-11-23`. */
    opens: day,
    /** Last day for signing. Shows in the panel. */
    closes: day,
    /** Version of the text: each signature records it. `npm run content:new -- version <key>` raises it. */
    version: z.int().min(1),
    /** What has happened so far, oldest first. Shows as a timeline. */
    steps: z
      .array(
        z.strictObject({
          /** The status reached. */
          status: z.enum(PETITION_STATUSES),
          /** The day it was reached. */
          date: day,
          /** One sentence in each language. */
          note: both,
        }),
      )
      .min(1, "is empty: give at least the step that opened the petition"),
    /** The answer of the people addressed, for an answered petition. Shows in place of the form. */
    reply: z
      .strictObject({
        /** Who answered. Example: `The office of the Minister of Immigration`. */
        from: both,
        /** Two or three sentences of the answer, word for word; translated in the other language. */
        text: both,
        /** Where the whole answer can be read: an address for each language. */
        url: z.strictObject({ en: link, fr: link }),
      })
      .optional(),
    /** The petition that takes its place, for a superseded one: a folder of `content/petitions`. */
    replacedBy: slug.optional(),
  })
  .refine((terms) => terms.opens <= terms.closes, {
    path: ["closes"],
    error: "comes before `opens`: correct one of the two dates",
  })
  .refine(({ milestones }) => milestones.every((goal, index) => goal > (milestones[index - 1] ?? 0)), {
    path: ["milestones"],
    error: "must grow from each to the next, like [25, 100, 500]",
  });

/** The frontmatter of a petition's text: `content/petitions/<key>/{en,fr}.mdx`. The body is the text to be signed. */
export const petitionTextSchema = z.strictObject({
  /** End of the petition's address in this language. */
  slug,
  /** The demand. Shows as the petition's title. Example: `Repeal the asylum bars of Bill C-12`. */
  title: words,
  /** The complete line above the form. English `To the Minister of …`, French `Au ministre de …`. */
  to: words,
  /** The demand in one to three sentences. Shows in the panel. */
  ask: words,
  /** Subject of the confirmation mail. It names no cause: other people may see the inbox. */
  subject: words,
  /** What signers say when they pass the petition on: one or two sentences, without an address. May change at any time. */
  share: words.optional(),
  /** Who should not sign, and what else they can do. Shows above the form. Left out when signing harms no one. */
  warning: words.optional(),
});

/** Of an earlier version only the signed fields count, so that its files stay valid when other fields change. */
export const keptTextSchema = z.object(petitionTextSchema.pick({ title: true, to: true, ask: true }).shape);
