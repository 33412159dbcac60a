import { z } from "zod";
import { description, link, slug, words } from "./shared.ts";

/** The words of the home page: `content/home/{en,fr}.yaml`. Counts, cards and news come from their own files. */
export const homeSchema = z.strictObject({
  /** The title, one string for each of its two lines. */
  title: z.tuple([words, words]),
  /** Short words above the title. */
  kicker: words,
  /** 120 to 160 characters, for search results and share cards. */
  description,
  /** Two or three sentences under the title. */
  lede: words,
  /** The first section. `body`: paragraphs separated by a blank line. */
  intro: z.strictObject({ title: words, lede: words, body: words }),
  /** Title of the cards of the issues. */
  issuesTitle: words,
  /** The seven rights, each with the law it is based on. */
  rights: z.strictObject({
    title: words,
    body: words,
    items: z.array(z.strictObject({ title: words, text: words, law: words })).min(1),
  }),
  /** The section of the main figure. `figure` is the id of a figure in `content/statistics`. */
  numbers: z.strictObject({ title: words, figure: slug, lede: words }),
  /** What we ask of every state. */
  asks: z.strictObject({
    title: words,
    body: words,
    items: z.array(z.strictObject({ title: words, text: words })).min(1),
  }),
  /** Title of the latest news. */
  newsTitle: words,
  /** The last section. `href`: a page of the site, or a complete web address. */
  more: z.strictObject({
    title: words,
    body: words,
    links: z.array(z.strictObject({ label: words, href: link })).min(1),
  }),
});

/** The words of the home page in one language. */
export type Home = z.infer<typeof homeSchema>;
