import { readFile } from "node:fs/promises";
import { SetupError, systemCodeOf } from "../../operator-error.ts";

/**
 * Reads a key. Keys come from files only: every process of the machine can see an argument, and the shell's history
 * keeps it.
 * @throws SetupError that does not repeat the word after --key, which may be the key itself
 */
export async function readSecret(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new SetupError(`The file after --key cannot be read (${systemCodeOf(error)}).`);
  }
}
