import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { broken } from "../broken.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { figuresIn } from "../mdx/figures.ts";
import { type Heading, sectionsOf } from "../mdx/headings.ts";
import { parseMdx } from "../mdx/parse.ts";
import { type Question, questionsOf } from "../mdx/questions.ts";
import { projectRoot } from "../read/folders.ts";
import { issueSchema } from "../schema/issue.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { type Entry, type Pair, readPairs } from "./pair.ts";

/** An issue page in one language, typeset. */
export type Issue = z.infer<typeof issueSchema> & {
  /** The folder's name: the same in both languages. */
  key: string;
  slugs: Record<Locale, string>;
  locale: Locale;
  Body: Body;
  /** The h2 of the text, with their anchors. */
  headings: Heading[];
  /** The figures that the text shows, in their order. */
  figures: string[];
  /** The questions of the text and their answers, typeset. */
  questions: Question[];
  /** Relative to the project; the link "Suggest a change" leads to it. */
  file: string;
};

const load = cacheUntilChanged("content/issues", async (root) => {
  const pairs = await readPairs(root, "content/issues", issueSchema);
  return pairs
    .map((pair) => ({ en: toIssue(pair, pair.en), fr: toIssue(pair, pair.fr) }))
    .sort((a, b) => a.en.order - b.en.order);
});

/** Every issue in a language, sorted by `order`. @throws ContentError */
export async function listIssues(locale: Locale): Promise<Issue[]> {
  return (await load(projectRoot())).map((pair) => pair[locale]);
}

/** The issue of a folder. @throws ContentError; Error when there is none */
export async function getIssue(locale: Locale, key: string): Promise<Issue> {
  const issue = (await listIssues(locale)).find((one) => one.key === key);
  if (!issue) throw broken(new Error(`There is no issue in content/issues/${key} with both languages.`));
  return issue;
}

/** The issue with a slug of this language, or null. @throws ContentError */
export async function findIssueBySlug(locale: Locale, slug: string): Promise<Issue | null> {
  return (await listIssues(locale)).find((one) => one.slug === slug) ?? null;
}

type Parsed = z.infer<typeof issueSchema>;

function toIssue(pair: Pair<Parsed>, { locale, file, fields, mdx }: Entry<Parsed>): Issue {
  let headings: Heading[] | undefined;
  let questions: Question[] | undefined;
  return {
    ...typesetAll(locale, fields),
    key: pair.key,
    slugs: { en: pair.en.fields.slug, fr: pair.fr.fields.slug },
    locale,
    file,
    Body: bodyOf(locale, mdx, file),
    figures: figuresIn(mdx),
    get headings() {
      headings ??= sectionsOf(locale, mdx);
      return headings;
    },
    get questions() {
      questions ??= typesetAll(locale, questionsOf(parseMdx(mdx)));
      return questions;
    },
  };
}
