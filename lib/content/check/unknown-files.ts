import { PAGE_FOLDERS } from "../load/page-folders.ts";
import type { Problem } from "../problem.ts";
import { filesBelow } from "../read/folders.ts";
import { RECORD } from "../translation/states.ts";

const PAIR = `(?:en\\.mdx|fr\\.mdx|${RECORD.replace(".", "\\.")})`;
const KNOWN = new RegExp(
  `^content/(?:${[
    "(?:README|RECIPES|RECIPES\\.fr|ANOTHER-ORGANISATION)\\.md",
    "(?:site|time-zone)\\.ts",
    "look/(?:colours\\.css|mark\\.svg|foot\\.svg|drawings/[^/]+\\.svg)",
    "glossary\\.yaml",
    "help/services\\.yaml",
    "downloads\\.yaml",
    "photos/(?:photos\\.yaml|[^/]+\\.(?:jpe?g|png|webp))",
    "home/(?:en|fr|translation)\\.yaml",
    "banner\\.yaml",
    `(?:issues|news|events|pages|letters)/[^/]+/${PAIR}`,
    `petitions/[^/]+/(?:${PAIR}|petition\\.yaml|versions\\.yaml)`,
    // The check of versions decides whether a folder is an earlier version.
    "petitions/[^/]+/versions/[^/]+/(?:en|fr)\\.mdx",
    "statistics/(?:datasets/)?[^/]+\\.yaml",
    ...Object.values(PAGE_FOLDERS).map((folder) => `${folder.replace("content/", "")}/${PAIR}`),
  ].join("|")})$`,
  "u",
);

/** Files of `content/` that no page reads, most often because of a wrong name: their text would never appear. */
export async function checkUnknownFiles(root: string): Promise<Problem[]> {
  return (await filesBelow(root, "content"))
    .filter((file) => !KNOWN.test(file))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      level: "warning",
      found: "no page reads this file",
      remedy: remedyFor(file.slice(file.lastIndexOf("/") + 1)),
    }));
}

function remedyFor(name: string): string {
  const [, language] = /^(en|fr)\b/iu.exec(name) ?? [];
  if (/^(?:en|fr)\W/u.test(name) && !/^(?:en|fr)\.\w+$/u.test(name)) return "remove it: it is a copy of another file";
  if (language)
    return `call it ${language.toLowerCase()}.mdx, in lower case, if it is a text of the page; remove it if not`;
  return "a text is called en.mdx or fr.mdx, in a folder of its own: content/news/<slug>/en.mdx; move other files out of content/";
}
