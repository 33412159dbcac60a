import { PAGE_FOLDERS } from "../load/page-folders.ts";
import type { Problem } from "../problem.ts";
import { listFiles, listFolders } from "../read/folders.ts";
import { RECORD } from "../translation/states.ts";

const PAIR = `(?:en\\.mdx|fr\\.mdx|${RECORD.replace(".", "\\.")})`;
const KNOWN = new RegExp(
  `^content/(?:${[
    "README\\.md",
    "site\\.ts",
    "glossary\\.yaml",
    "help/services\\.yaml",
    "home/(?:en|fr|translation)\\.yaml",
    `(?:issues|news)/[^/]+/${PAIR}`,
    `petitions/[^/]+/(?:${PAIR}|petition\\.yaml|versions\\.yaml)`,
    // The check of versions decides whether a folder is an earlier version.
    "petitions/[^/]+/versions/[^/]+/(?:en|fr)\\.mdx",
    "statistics/(?:(?:datasets|shared)/)?[^/]+\\.ts",
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
  if (language)
    return `call it ${language.toLowerCase()}.mdx, in lower case, if it is a text of the page; remove it if not`;
  return "a text is called en.mdx or fr.mdx, in a folder of its own: content/news/<slug>/en.mdx; move other files out of content/";
}

/** Hidden files, such as those of an operating system, are not mistakes of an editor. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const names = (await listFiles(root, folder)).filter((name) => !name.startsWith("."));
  const folders = await listFolders(root, folder);
  const below = await Promise.all(folders.map((name) => filesBelow(root, `${folder}/${name}`)));
  return [...names.map((name) => `${folder}/${name}`), ...below.flat()];
}
