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
    const described = describeState(page);
    return described ? [{ line: 1, column: 1, level: "warning" as const, ...described }] : [];
  });
}

function describeState(page: TranslationState): Pick<Problem, "file" | "found" | "remedy"> | null {
  const renew = `npm run content:renew -- ${page.folder}`;
  switch (page.state) {
    case "in-step":
      return null;
    case "behind": {
      const ahead = otherLocale(page.behind);
      return {
        file: page.files[page.behind],
        found: `this text is behind: the ${LANGUAGE[ahead]} (${page.files[ahead]}) has changed since ${page.agreedOn}`,
        remedy: `update it, then \`${renew}\`; if the change needs no new ${LANGUAGE[page.behind]}, \`${renew} --minor\`. Readers see that the ${LANGUAGE[ahead]} changed on ${page.changedOn}: check its \`updated\``,
      };
    }
    case "changed":
      return {
        file: page.files.fr,
        found: `both languages have changed since ${page.agreedOn}`,
        remedy: `compare them, then confirm that they agree: \`${renew}\``,
      };
    case "new":
      return {
        file: page.files.fr,
        found: "no one has confirmed yet that both languages agree",
        remedy: `compare them, then \`${renew}\``,
      };
  }
}
