import type { Section } from "../../i18n/paths.ts";

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

/** Whether a folder of `content/pages` holds a page of the organisation's own: it has no place in the code. */
export function isOwnPage(folder: string): boolean {
  return folder.startsWith("content/pages/") && !Object.values(PAGE_FOLDERS).some((path) => path === folder);
}

export type PageKind = keyof typeof PAGE_FOLDERS;
