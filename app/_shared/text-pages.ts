import type { PageKind } from "#lib/content/index.ts";
import type { Section } from "#lib/i18n/index.ts";

/** Which text is at which address. */
export const kinds = {
  worldRefugeeDay: "world-refugee-day",
  rights: "rights",
  related: "related",
  about: "about",
  method: "method",
  privacy: "privacy",
  accessibility: "accessibility",
} as const satisfies Partial<Record<Section, PageKind>>;

export type TextSection = keyof typeof kinds;

/** Whether a page is made of one MDX text, by the name of its section. */
export function isTextSection(name: string): name is TextSection {
  return Object.hasOwn(kinds, name);
}
