import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";

const PROJECT = join(import.meta.dirname, "../..");
const FIXTURES = join(import.meta.dirname, "../fixtures");
const SOURCES = ["app", "components", "lib", "messages", "prisma", "public"];
const FILES = ["next.config.ts", "package.json", "tsconfig.json"];

/** What another organisation has instead of ours: its content, and the drawings in `public/`. */
export async function writeContentOfAnother(root: string): Promise<void> {
  await cp(join(FIXTURES, "content/sound"), root, { recursive: true });
  for (const page of ["world-refugee-day", "related"]) await rm(join(root, "content", page), { recursive: true });
  await cp(join(FIXTURES, "another-organisation"), root, { recursive: true });
  for (const page of await readTranslations(root)) await renew(root, page.folder, "2026-11-27", true);
}

/**
 * The project as another organisation has it: all of its code, and content of its own. The folder must be inside the
 * project: its packages are found above.
 */
export async function projectOfAnother(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const name of [...SOURCES, ...FILES]) await cp(join(PROJECT, name), join(root, name), { recursive: true });
  await rm(join(root, "public/illustrations"), { recursive: true });
  await writeContentOfAnother(root);
}
