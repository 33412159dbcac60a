import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locale } from "./locales.ts";

/**
 * The texts of the interface with the source of their file, for checks that report a line of it; null when there is no
 * such file.
 */
export async function readMessagesFile(root: string, locale: Locale): Promise<{ file: string; text: string } | null> {
  const file = `messages/${locale}.json`;
  const text = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : { file, text };
}
