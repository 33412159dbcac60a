import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locale } from "./locales.ts";

/** The words of the interface as their file has them, for who has to name a line of it; null where there is no such file. */
export async function readMessagesFile(root: string, locale: Locale): Promise<{ file: string; text: string } | null> {
  const file = `messages/${locale}.json`;
  const text = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : { file, text };
}
