import { readPetition } from "../load/petitions.ts";
import type { Problem } from "../problem.ts";
import { exists } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { versionsSchema } from "../schema/versions.ts";
import { checkVersions } from "./versions.ts";

/**
 * Holds the text of every petition to what people have signed.
 * @param sound the folders below content/petitions with nothing else to mend: a text that is half written has no hash yet
 */
export async function checkFrozen(root: string, sound: readonly string[]): Promise<Problem[]> {
  return (await Promise.all(sound.map((folder) => checkOne(root, folder)))).flat();
}

async function checkOne(root: string, folder: string): Promise<Problem[]> {
  const petition = await readPetition(root, folder);
  if (!petition) return [];
  const file = `${folder}/versions.yaml`;
  if (!(await exists(root, file))) return checkVersions(petition, null);
  const { fields } = await readYaml(root, file);
  const result = validate(versionsSchema, file, fields);
  if (!result.ok) return result.problems;
  return checkVersions(
    petition,
    result.value.map((entry, index) => ({ ...entry, line: fields.placeOf([index]).line })),
  );
}
