import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The project's folder, which contains `content/`. */
export function projectRoot(): string {
  return process.cwd();
}

/** Names of the folders in a folder of content, in alphabetical order; none when it is missing. */
export async function listFolders(root: string, folder: string): Promise<string[]> {
  return (await entries(join(root, folder)))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Names of the files in a folder of content that end in `.extension`, or of all files, in alphabetical order; none when
 * the folder is missing.
 */
export async function listFiles(root: string, folder: string, extension?: string): Promise<string[]> {
  return (await entries(join(root, folder)))
    .filter((entry) => entry.isFile() && (extension === undefined || entry.name.endsWith(`.${extension}`)))
    .map((entry) => entry.name)
    .sort();
}

/** Every file below a folder, in subfolders too. Hidden files, such as those of an operating system, are left out. */
export async function filesBelow(root: string, folder: string): Promise<string[]> {
  const names = (await listFiles(root, folder)).filter((name) => !name.startsWith("."));
  const folders = await listFolders(root, folder);
  const below = await Promise.all(folders.map((name) => filesBelow(root, `${folder}/${name}`)));
  return [...names.map((name) => `${folder}/${name}`), ...below.flat()];
}

/** Whether a file or folder exists. */
export async function exists(root: string, path: string): Promise<boolean> {
  return stat(join(root, path)).then(
    () => true,
    () => false,
  );
}

/** Changes when a file below the folder is added, removed or saved. */
export async function fingerprint(root: string, folder: string): Promise<string> {
  const parts = await Promise.all(
    (await entries(join(root, folder))).map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return fingerprint(root, path);
      // A link that leads nowhere is a file that cannot be read; the check says so.
      return `${path} ${await stat(join(root, path)).then(({ mtimeMs }) => mtimeMs, String)}`;
    }),
  );
  return parts.join("\n");
}

async function entries(path: string) {
  return readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
