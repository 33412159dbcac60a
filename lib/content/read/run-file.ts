import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Node's own import(), out of reach of Turbopack, of Vitest, and of the loader of next.config.ts, which turns
// every import() it sees into require().
const nodeImport = new Function("address", "return import(address)") as (address: string) => Promise<object>;

/**
 * The exports of a TypeScript file of content. Node runs it, types stripped: a bundler could not know of a file added later.
 * @throws whatever the file throws, or Node when it cannot read it
 */
export async function runFile(root: string, file: string): Promise<Record<string, unknown>> {
  const path = join(root, file);
  // Node keeps a module for ever under its address: a file saved since then needs another one.
  const { mtimeMs } = await stat(path);
  return { ...(await nodeImport(`${pathToFileURL(path).href}?saved=${mtimeMs}`)) };
}

/** What Node says of a file that it could not run, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split("\n").find((one) => one.trim() !== "");
  return line?.trim() ?? message;
}
