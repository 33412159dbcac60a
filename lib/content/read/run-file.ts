import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The exports of a TypeScript file of content. Node runs it, types stripped: a bundler could not know of a file added later.
 * The query makes a saved file load anew.
 * @throws whatever the file throws, or Node when it cannot read it
 */
export async function runFile(root: string, file: string): Promise<Record<string, unknown>> {
  const path = join(root, file);
  const address = `${pathToFileURL(path).href}?saved=${(await stat(path)).mtimeMs}`;
  return import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ address);
}

/** What Node says of a file that it could not run, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? message
  );
}
