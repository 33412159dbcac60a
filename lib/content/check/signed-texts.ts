import { keptFolder, readKeptText } from "../load/kept-text.ts";
import type { Problem } from "../problem.ts";
import { listFolders } from "../read/folders.ts";
import type { VersionEntry } from "../read/versions.ts";

/**
 * Compares the texts of earlier versions with the hashes that people signed: each is in `versions/<number>/`, complete
 * and unchanged, and that folder holds nothing else.
 * @param current the version in the petition's own files
 */
export async function checkSignedTexts(
  root: string,
  folder: string,
  current: number,
  entries: readonly VersionEntry[],
): Promise<Problem[]> {
  const earlier = entries.filter(({ version }) => version < current);
  const kept = await Promise.all(earlier.map((entry) => checkOne(root, folder, entry)));
  return [...kept.flat(), ...(await checkStrays(root, folder, earlier))];
}

async function checkOne(root: string, folder: string, { version, hash, line }: VersionEntry): Promise<Problem[]> {
  const text = await readKeptText(root, folder, version);
  if (typeof text === "object" && text.textHash === hash) return [];
  const remedy = `bring it back from git: \`npm run content:new -- version ${folder.slice(folder.lastIndexOf("/") + 1)}\``;
  if (text === "missing") {
    const found = `the text of version ${version} is missing in ${keptFolder(folder, version)}/en.mdx and fr.mdx`;
    return [{ file: `${folder}/versions.yaml`, line, column: 1, found, remedy }];
  }
  const found = `this text, with fr.mdx, is not the one that was signed as version ${version}`;
  return [{ file: `${keptFolder(folder, version)}/en.mdx`, line: 1, column: 1, found, remedy }];
}

async function checkStrays(root: string, folder: string, earlier: readonly VersionEntry[]): Promise<Problem[]> {
  const strays = (await listFolders(root, `${folder}/versions`)).filter(
    (name) => !earlier.some(({ version }) => String(version) === name),
  );
  return strays.map((name) => ({
    ...{ file: `${folder}/versions/${name}`, line: 1, column: 1 },
    found: `${name} is not an earlier version in versions.yaml`,
    remedy: "remove this folder, or add the version to versions.yaml",
  }));
}
