import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Section } from "../../i18n/paths.ts";
import { projectRoot } from "../read/folders.ts";

/** The pages that exist once, and the folder of each. */
export const PAGE_FOLDERS = {
  rights: "content/rights",
  related: "content/related",
  "world-refugee-day": "content/world-refugee-day",
  about: "content/pages/about",
  method: "content/pages/method",
  privacy: "content/pages/privacy",
  accessibility: "content/pages/accessibility",
} as const;

/** Pages about one theme: a site has those whose folder is there, and needs none. */
export const THEME_PAGES = ["rights", "related", "world-refugee-day"] as const satisfies PageKind[];

/** The section of the site that each of them belongs to. */
export const PAGE_SECTIONS = {
  rights: "rights",
  related: "related",
  "world-refugee-day": "worldRefugeeDay",
  about: "about",
  method: "method",
  privacy: "privacy",
  accessibility: "accessibility",
} as const satisfies Record<keyof typeof PAGE_FOLDERS, Section>;

/** Whether the site has this section: the page on one theme has a folder, or there is no such page. */
export function isPublished(section: Section, root = projectRoot()): boolean {
  const kind = THEME_PAGES.find((theme) => PAGE_SECTIONS[theme] === section);
  return kind === undefined || existsSync(join(root, PAGE_FOLDERS[kind]));
}

/** Whether a folder of `content/pages` holds a page of the organisation's own: it has no place in the code. */
export function isOwnPage(folder: string): boolean {
  return folder.startsWith("content/pages/") && !Object.values(PAGE_FOLDERS).some((path) => path === folder);
}

export type PageKind = keyof typeof PAGE_FOLDERS;
