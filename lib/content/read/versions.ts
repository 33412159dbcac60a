import type { z } from "zod";
import { versionsSchema } from "../schema/versions.ts";
import { exists } from "./folders.ts";
import { readYaml } from "./text-file.ts";
import { validate } from "./validate.ts";

/** One entry of `versions.yaml`, with its first line. */
export type VersionEntry = z.infer<typeof versionsSchema>[number] & { line: number };

/** The versions of a petition, oldest first, or their problems; null when there is no file. */
export async function readVersionEntries(root: string, folder: string) {
  const file = `${folder}/versions.yaml`;
  if (!(await exists(root, file))) return null;
  const { fields } = await readYaml(root, file);
  const result = validate(versionsSchema, file, fields);
  if (!result.ok) return result;
  const entries = result.value.map((entry, index) => ({ ...entry, line: fields.placeOf([index]).line }));
  return { ok: true as const, value: entries satisfies VersionEntry[] };
}
