import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startPostgres } from "./index.ts";

/**
 * Starts an empty server for one task, fast because its data need not survive a crash. `stop` deletes all of it.
 * @param settings additional server settings
 */
export async function startThrowawayPostgres(
  settings: Record<string, string> = {},
): Promise<Pick<EmbeddedPostgres, "url" | "stop">> {
  const folder = mkdtempSync(join(tmpdir(), "right-to-refuge-"));
  chmodSync(folder, 0o711); // under root, PostgreSQL runs as another user and must enter the folder
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const fast = { fsync: "off", full_page_writes: "off" };
    const postgres = await startPostgres(join(folder, "postgres"), { ...fast, ...settings });
    return { url: postgres.url, stop: () => postgres.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
