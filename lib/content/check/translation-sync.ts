import { otherLocale } from "../../i18n/locales.ts";
import type { Problem } from "../problem.ts";
import { readTranslations, type TranslationState } from "../translation/states.ts";
import { LANGUAGE } from "./parallel-parts.ts";

/**
 * Pages of which only one language has changed. These are warnings: the site shows such a page, with a note to the
 * reader.
 */
export async function checkTranslationSync(root: string): Promise<Problem[]> {
  return (await readTranslations(root)).flatMap((page) => {
    const told = tell(page);
    return told ? [{ line: 1, column: 1, level: "warning" as const, ...told }] : [];
  });
}

function tell(page: TranslationState): Pick<Problem, "file" | "found" | "remedy"> | null {
  const renew = `npm run content:renew -- ${page.folder}`;
  switch (page.state) {
    case "in-step":
      return null;
    case "behind": {
      const ahead = otherLocale(page.behind);
      return {
        file: page.files[page.behind],
        found: `this text is behind: the ${LANGUAGE[ahead]} (${page.files[ahead]}) has changed since ${page.on}`,
        remedy: `bring it in line, then \`${renew}\`; if the change needs no new ${LANGUAGE[page.behind]}, \`${renew} --minor\`. Readers are told that the ${LANGUAGE[ahead]} changed on ${page.changedOn}: see to its \`updated\``,
      };
    }
    case "changed":
      return {
        file: page.files.fr,
        found: `both languages have changed since ${page.on}`,
        remedy: `read them side by side, then say that they agree: \`${renew}\``,
      };
    case "new":
      return {
        file: page.files.fr,
        found: "nobody has said yet that both languages agree",
        remedy: `read them side by side, then \`${renew}\``,
      };
  }
}
