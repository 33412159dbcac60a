import { exists } from "../read/folders.ts";
import { keptTextSchema } from "../schema/petition.ts";
import { readPair } from "./pair.ts";
import { type SignedText, signedText } from "./petition-text.ts";

/** Where the words of an earlier version stand, in the petition's folder: frozen, so that its readers need no database. */
export function keptFolder(folder: string, version: number): string {
  return `${folder}/versions/${version}`;
}

/** The two files of an earlier version; null when one is missing. @throws ContentError with the problems of its fields */
export function readKeptPair(root: string, folder: string, version: number) {
  return readPair(root, keptFolder(folder, version), keptTextSchema);
}

/** The words of an earlier version: `missing` without both files, `unreadable` when they hold no such text any more. */
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
    // Whatever is wrong with its fields or its text, it is not what people signed, which is all that counts here.
    return "unreadable";
  }
}
