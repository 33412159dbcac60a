import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const firstSaved = new Map<string, number>();

/**
 * The exports of a TypeScript file of content. Node runs it with types stripped: a bundler would not know a file that
 * is added later. next.config.ts must load this within its function: in modules that the configuration imports at its
 * top, Next turns import() into require(), which does not accept file addresses.
 * @throws the error of the file, or of Node when it cannot read the file
 */
export async function runFile(root: string, file: string): Promise<Record<string, unknown>> {
  const path = join(root, file);
  const { mtimeMs } = await stat(path);
  if (!firstSaved.has(path)) firstSaved.set(path, mtimeMs);
  // Node keeps a module for ever under its address: a file saved since then needs another address.
  const suffix = firstSaved.get(path) === mtimeMs ? "" : `?saved=${mtimeMs}`;
  const address = pathToFileURL(path).href + suffix;
  return import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ address);
}

/**
 * The place where Node failed in a file that it could not run; the file's beginning when Node gives no place, or failed
 * in another file.
 */
export function placeOfError(error: unknown, file: string): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const place = stack.slice(stack.indexOf(file) + file.length).replace(/^\?saved=[\d.]+/u, "");
  // Node shows a syntax error with the lines around it and a caret; any other error has its place in the trace.
  const [, line, caret] = /^:(\d+)\n(?:.*\n){1,5}?( *)\^/u.exec(place) ?? [];
  if (line) return { line: Number(line), column: (caret?.length ?? 0) + 1 };
  const traced = /^:(\d+):(\d+)/u.exec(place);
  return { line: Number(traced?.[1] ?? 1), column: Number(traced?.[2] ?? 1) };
}

/** Node's reason why it could not run a file, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split("\n").find((one) => one.trim() !== "");
  return line?.trim() ?? message;
}
