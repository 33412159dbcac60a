import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures");

/** What another organisation has instead of ours: its content, and the drawings in `public/`. */
export async function writeContentOfAnother(root: string): Promise<void> {
  await cp(join(FIXTURES, "content/sound"), root, { recursive: true });
  for (const page of ["world-refugee-day", "related"]) await rm(join(root, "content", page), { recursive: true });
  await cp(join(FIXTURES, "another-organisation"), root, { recursive: true });
  for (const page of await readTranslations(root)) await renew(root, page.folder, "2026-11-27", true);
}
