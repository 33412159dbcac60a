import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export const root = join(import.meta.dirname, "../../..");

/**
 * One import as written in one file, with the path of the imported file from the root of the repository; packages keep
 * their name.
 */
export type Import = { from: string; to: string; typeOnly: boolean };

const rooms = ["app", "components", "content", "lib", "public", "tests"];
const generated = "lib/generated";

/** Every source file of the repository, by its path from the root. */
export function listSources(): string[] {
  const inRooms = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  );
  return ["next.config.ts", ...inRooms].filter(
    (file) => /\.(?:tsx?|mjs|js)$/.test(file) && !file.startsWith(`${generated}/`) && !file.startsWith("tests/."),
  );
}

export function readSource(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const fromStatements = /^\s*(?:import|export)\s+(type\s+)?([\w$*{},\s]+?)\s+from\s+["']([^"']+)["']/gm;
const bareStatements = /^\s*import\s+()()["']([^"']+)["']/gm;
const calls = /\bimport\(\s*()()["'`]([^"'`]+)["'`]/g;

/** Everything a file imports or re-exports, statically or at run time. */
export function readImports(file: string, source: string): Import[] {
  const code = source.replace(comments, "");
  return [fromStatements, bareStatements, calls].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, type, names = "", to = ""]) => ({
      from: file,
      to: resolve(file, to),
      typeOnly: Boolean(type) || areTypes(names),
    })),
  );
}

/** `{ type A, type B }` leaves no import when the types are stripped. */
function areTypes(names: string): boolean {
  const inBraces = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const each = inBraces?.split(",").filter((name) => name.trim() !== "");
  return each !== undefined && each.length > 0 && each.every((name) => name.trim().startsWith("type "));
}

function resolve(file: string, to: string): string {
  if (to.startsWith(".")) return normalize(join(dirname(file), to));
  return to.startsWith("#") ? to.slice(1) : to;
}
