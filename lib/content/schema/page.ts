import { z } from "zod";
import { day, description, words } from "./shared.ts";
import { sourcesSchema } from "./source.ts";

/**
 * The frontmatter of the pages that exist once: rights, related work, World Refugee Day, about, method, privacy,
 * accessibility.
 */
export const pageSchema = z.strictObject({
  /** The page's title. */
  title: words,
  /** Short name. Shows above the title, in menus and in crumbs. */
  kicker: words,
  /** Every source of the page; optional for about, method, privacy and accessibility. */
  description,
  /** Two or three sentences. Shows under the title. */
  lede: words,
  /** The day the page last changed. Shows at its foot and in the sitemap. */
  updated: day,
  /** Every source of the page; may be left out of about, method, privacy and accessibility. */
  sources: sourcesSchema.default([]),
});
