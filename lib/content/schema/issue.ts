import { z } from "zod";
import { day, description, slug, words } from "./shared.ts";
import { sourcesSchema } from "./source.ts";

/** The frontmatter of an issue page: `content/issues/<key>/{en,fr}.mdx`. */
export const issueSchema = z.strictObject({
  /** End of the page's address in this language. Example: `bill-c-2`, `projet-de-loi-c-2`. */
  slug,
  /** Place in lists, 1 first. The same in both languages. */
  order: z.int().min(1),
  /** Short name. Shows in menus, on cards and in crumbs. Example: `Bill C-2`. */
  kicker: words,
  /** The claim. Shows as the page's title and on its card. Example: `Seeking safety has no expiry date`. */
  title: words,
  /** The claim. Shows as the page's title and on its card. Example: `Seeking safety has no expiry date`. */
  description,
  /** One or two sentences. Shows on the card of the home page. */
  card: words,
  /** Two or three sentences. Shows under the title. */
  lede: words,
  /** `true` for a page that is short on purpose: 150 words are then enough. Left out otherwise. */
  short: z.literal(true).optional(),
  /** An illustration: the name of a file in `public/illustrations`, without `.svg`. The same in both languages. */
  illustration: slug,
  /** What the illustration shows, for people who cannot see it. In this language. */
  alt: words,
  /** The petition that goes with the page: a folder of `content/petitions`. The same in both languages. */
  petition: slug,
  /** The current state of the matter. Shows in the box at the top of the page. */
  status: z.strictObject({
    /** One or two sentences. */
    text: words,
    /** The day this was last checked. Example: `2026-11-23`. */
    checked: day,
  }),
  /** The day the page last changed. Shows at its foot and in the sitemap. */
  updated: day,
  /** Every source of the page. Shows at its foot, numbered in this order. */
  sources: sourcesSchema.min(1, "is empty: an issue page needs its sources"),
});
