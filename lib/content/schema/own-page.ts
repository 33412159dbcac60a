import { z } from "zod";
import { pageSchema } from "./page.ts";
import { slug } from "./shared.ts";

/** The frontmatter of a page of one's own: `content/pages/<slug>/{en,fr}.mdx`. The folder has the English slug's name. */
export const ownPageSchema = z.strictObject({
  /** End of the page's address in this language. Example: `volunteer`, `benevolat`. */
  slug,
  /** Where a link leads to it: `header`, `footer`, or `none` when only texts do. The same in both languages. */
  menu: z.enum(["header", "footer", "none"]),
  /** Place among the pages of that menu, 1 first. The same in both languages. */
  order: z.int().min(1).default(1),
  /** The page's title. */
  title: pageSchema.shape.title,
  /** Short name. Shows above the title, in the menu and in crumbs. */
  kicker: pageSchema.shape.kicker,
  /** For search results and share cards: 120 to 160 characters. */
  description: pageSchema.shape.description,
  /** Two or three sentences. Shows under the title. */
  lede: pageSchema.shape.lede,
  /** The day the page last changed. */
  updated: pageSchema.shape.updated,
  /** Every source of the page, if it has any. */
  sources: pageSchema.shape.sources,
});
