import { z } from "zod";
import { day, slug, words } from "./shared.ts";
import { sourcesSchema } from "./source.ts";

const NEWS_KINDS = ["law", "courts", "figures", "campaign", "report"] as const;

/** `brief`: a short item of 10 to 80 words. `announcement`: the campaign's own words, which need no source. */
const NEWS_FORMS = ["brief", "announcement"] as const;

/** The frontmatter of a news item: `content/news/<slug>/{en,fr}.mdx`. The folder has the name of the English slug. */
export const newsSchema = z
  .strictObject({
    /** End of the item's address in this language. */
    slug,
    /** The name of the folder when the item was first published, if it has another since: the feed knows it by that. */
    formerKey: slug.optional(),
    /** The day it happened. The same in both languages; never in the future. Orders the list and the feed. */
    date: day,
    /** law, courts, figures, campaign or report. The same in both languages. Shows above the title. */
    kind: z.enum(NEWS_KINDS),
    /** brief or announcement, when it is one on purpose. The same in both languages. Shows above the title. */
    form: z.enum(NEWS_FORMS).optional(),
    /** What happened, as a sentence. */
    title: words.refine((text) => text.length >= 5 && text.length <= 120, {
      error: ({ input }) => `has ${String(input).length} characters: write a sentence of 5 to 120`,
    }),
    /** One or two sentences. Shows in lists, in the feed and in search results. */
    summary: words,
    /** The related issue, if any: a folder of `content/issues`. The same in both languages. */
    issue: slug.optional(),
    /** The day the item last changed. */
    updated: day,
    /** Every source of the item. */
    sources: sourcesSchema.default([]),
  })
  .refine(({ form, sources }) => form === "announcement" || sources.length > 0, {
    path: ["sources"],
    error: "is missing: list the sources, or write `form: announcement` when it is the campaign's own word",
  });
