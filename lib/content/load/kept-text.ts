import { exists } from "../read/folders.ts";
import { keptTextSchema } from "../schema/petition.ts";
import { readPair } from "./pair.ts";
import { type SignedText, signedText } from "./petition-text.ts";

/**
 * The folder of an earlier version's text, in the petition's folder: its files never change, so reading it needs no
 * database.
 */
export function keptFolder(folder: string, version: number): string {
  return `${folder}/versions/${version}`;
}

/**
 * The two files of an earlier version; null when one is missing. @throws ContentError with the problems of its fields
 */
export function readKeptPair(root: string, folder: string, version: number) {
  return readPair(root, keptFolder(folder, version), keptTextSchema);
}

/** The text of an earlier version: `missing` without both files, `unreadable` when they no longer hold a valid text. */
export async function readKeptText(
  root: string,
  folder: string,
  version: number,
): Promise<SignedText | "missing" | "unreadable"> {
  if (!(await exists(root, keptFolder(folder, version)))) return "missing";
  try {
    const pair = await readKeptPair(root, folder, version);
    return pair ? signedText(version, pair) : "missing";
  } catch {
    // With any problem in its fields or its text it differs from what people signed; the kind of problem does not
    // matter here.
    return "unreadable";
  }
}
