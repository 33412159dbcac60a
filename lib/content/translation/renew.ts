import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Locale, otherLocale } from "../../i18n/locales.ts";
import { RECORD, readTranslation } from "./states.ts";

/** The result of renewing a page's record. */
export type Renewal =
  | { outcome: "renewed" | "already-in-step" | "not-a-page" }
  /** Only one language has changed: it needs a translation, or a confirmation that it needs none. */
  | { outcome: "behind"; behind: Locale; ahead: Locale; aheadFile: string; behindFile: string };

/**
 * Records that both languages of a page agree today.
 * @param folder the page's folder, relative to the project
 * @param minor also when only one has changed: the change needs no new translation
 */
export async function renew(root: string, folder: string, today: string, minor = false): Promise<Renewal> {
  const page = await readTranslation(root, folder);
  if (!page) return { outcome: "not-a-page" };
  if (page.state === "in-step") return { outcome: "already-in-step" };
  if (page.state === "behind" && !minor) {
    const ahead = otherLocale(page.behind);
    const { files, behind } = page;
    return { outcome: "behind", behind, ahead, aheadFile: files[ahead], behindFile: files[behind] };
  }
  await writeFile(join(root, folder, RECORD), recordOf(page.marks, today));
  return { outcome: "renewed" };
}

function recordOf({ en, fr }: Record<Locale, string>, today: string): string {
  return [
    "# Written by `npm run content:renew`: the two languages of this page said the same in these wordings.",
    "# When one of them changes, the other is reported as behind, and its readers are told.",
    `en: "${en}"`,
    `fr: "${fr}"`,
    `on: ${today}`,
    "",
  ].join("\n");
}
