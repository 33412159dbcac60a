import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const firstSaved = new Map<string, number>();

/**
 * The exports of a TypeScript file of content. Node runs it, types stripped: a bundler could not know of a file added later.
 * next.config.ts must load this within its function: Next turns import() into require(), which knows no file addresses,
 * in whatever the configuration imports at its top.
 * @throws whatever the file throws, or Node when it cannot read it
 */
export async function runFile(root: string, file: string): Promise<Record<string, unknown>> {
  const path = join(root, file);
  const { mtimeMs } = await stat(path);
  if (!firstSaved.has(path)) firstSaved.set(path, mtimeMs);
  // Node keeps a module for ever under its address: a file saved since then needs another one.
  const suffix = firstSaved.get(path) === mtimeMs ? "" : `?saved=${mtimeMs}`;
  const address = pathToFileURL(path).href + suffix;
  return import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ address);
}

/** Where Node stumbled over a file that it could not run; its beginning when Node does not say, or stumbled in another file. */
export function placeOfError(error: unknown, file: string): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const place = stack.slice(stack.indexOf(file) + file.length).replace(/^\?saved=[\d.]+/u, "");
  // A mistake of syntax is shown with the lines around it and a caret; any other one has its place in the trace.
  const [, line, caret] = /^:(\d+)\n(?:.*\n){1,5}?( *)\^/u.exec(place) ?? [];
  if (line) return { line: Number(line), column: (caret?.length ?? 0) + 1 };
  const traced = /^:(\d+):(\d+)/u.exec(place);
  return { line: Number(traced?.[1] ?? 1), column: Number(traced?.[2] ?? 1) };
}

/** What Node says of a file that it could not run, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split("\n").find((one) => one.trim() !== "");
  return line?.trim() ?? message;
}
