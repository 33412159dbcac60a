import { readPetition } from "../load/petitions.ts";
import type { Problem } from "../problem.ts";
import { readVersionEntries } from "../read/versions.ts";
import { checkSignedTexts } from "./signed-texts.ts";
import { checkVersions } from "./versions.ts";

/**
 * Compares the text of every petition with what people have signed, now and in earlier versions.
 * @param sound the folders below content/petitions without any other problem: an unfinished text has no hash yet
 */
export async function checkSignedWording(root: string, sound: readonly string[]): Promise<Problem[]> {
  return (await Promise.all(sound.map((folder) => checkOne(root, folder)))).flat();
}

async function checkOne(root: string, folder: string): Promise<Problem[]> {
  const petition = await readPetition(root, folder);
  if (!petition) return [];
  const entries = await readVersionEntries(root, folder);
  if (entries === null) return checkVersions(petition, null);
  if (!entries.ok) return entries.problems;
  return [
    ...checkVersions(petition, entries.value),
    ...(await checkSignedTexts(root, folder, petition.version, entries.value)),
  ];
}
