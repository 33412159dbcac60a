import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import type { PAGE_FOLDERS } from "../load/page-folders.ts";
import type { TreeNode } from "../mdx/tree.ts";
import type { Problem } from "../problem.ts";
import type { Fields } from "../read/frontmatter.ts";
import type { DatasetFile, StatisticsFile } from "../read/statistics.ts";
import type { Banner } from "../schema/banner.ts";
import type { DownloadEntry } from "../schema/download.ts";
import type { eventSchema } from "../schema/event.ts";
import type { Glossary } from "../schema/glossary.ts";
import type { HelpService } from "../schema/help.ts";
import type { Home } from "../schema/home.ts";
import type { issueSchema } from "../schema/issue.ts";
import type { letterSchema } from "../schema/letter.ts";
import type { newsSchema } from "../schema/news.ts";
import type { ownPageSchema } from "../schema/own-page.ts";
import type { pageSchema } from "../schema/page.ts";
import type { petitionTermsSchema, petitionTextSchema } from "../schema/petition.ts";
import type { PhotoEntry } from "../schema/photo.ts";
import type { Site } from "../schema/site.ts";

/** A file with fields, as the check sees it: its problems so far, and every value that could be read. */
export type Sheet<T> = { file: string; fields: Fields; value: T | null };

export type TextKind = "issue" | "petition" | "news" | "page" | "own" | "event" | "letter";

/** A text in one language. */
export type Text<T = unknown> = Sheet<T> & {
  kind: TextKind;
  key: string;
  /** Its folder. */
  path: string;
  locale: Locale;
  /** The text; null when it cannot be read. */
  tree: TreeNode | null;
  /** The text as written, with blank lines for its fields; empty when it cannot be read. */
  mdx: string;
  /** False when parts with syntax errors were removed from the tree: then it lacks parts that the file has. */
  whole: boolean;
};

/** A folder with its two languages; a missing one is null. */
export type Folder<T = unknown> = { key: string; path: string } & Record<Locale, Text<T> | null>;

type Terms = Sheet<z.infer<typeof petitionTermsSchema>>;

/** Everything in `content/`, valid or not. */
export type AllContent = {
  issues: Folder<z.infer<typeof issueSchema>>[];
  petitions: (Folder<z.infer<typeof petitionTextSchema>> & { terms: Terms | null })[];
  news: Folder<z.infer<typeof newsSchema>>[];
  pages: (Folder<z.infer<typeof pageSchema>> & { kind: keyof typeof PAGE_FOLDERS })[];
  own: Folder<z.infer<typeof ownPageSchema>>[];
  events: Folder<z.infer<typeof eventSchema>>[];
  /** Named like their petitions; a petition does not need one. */
  letters: Folder<z.infer<typeof letterSchema>>[];
  banner: Sheet<Banner> | null;
  home: Record<Locale, Sheet<Home> | null>;
  /** Null where there is none. */
  glossary: Sheet<Glossary> | null;
  /** Null where there is none. */
  help: Sheet<HelpService[]> | null;
  /** The photos; null where there are none. */
  photos: Sheet<PhotoEntry[]> | null;
  /** The files to download; null where there are none. */
  downloads: Sheet<DownloadEntry[]> | null;
  /** The words of buttons, errors and mails; null where there are none. */
  interfaceWords: Record<Locale, Pick<Sheet<unknown>, "file" | "fields"> | null>;
  /** Null when it cannot be read. */
  site: { file: string; placeOf: Fields["placeOf"]; value: Site | null } | null;
  statistics: StatisticsFile[];
  datasets: DatasetFile[];
  illustrations: Set<string>;
  /** How many files were read. */
  files: number;
  problems: Problem[];
};
