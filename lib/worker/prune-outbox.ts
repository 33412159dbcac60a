import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { db } from "../db/index.ts";
import { listOutboxFiles, outboxFolder } from "../mail/outbox.ts";
import { NO_SIGNATURE } from "../mail/template.ts";

const DAYS_KEPT = 7;
const DAY_MS = 86_400_000;

const named = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_/;

/**
 * Deletes from a trial's outbox every mail older than seven days, and every mail whose signature no longer holds an
 * address because it was withdrawn, erased or expired. Otherwise a file would keep what the database has erased.
 * @returns how many files
 */
export async function pruneOutbox(): Promise<number> {
  const names = await listOutboxFiles();
  if (names.length === 0) return 0;
  const living = await listLiving(names.flatMap((name) => signatureOf(name) ?? []));
  let removed = 0;
  for (const name of names) {
    const signature = signatureOf(name);
    if (signature !== null && !living.has(signature)) removed += await remove(name);
    else if (await isOld(name)) removed += await remove(name);
  }
  return removed;
}

function signatureOf(name: string): string | null {
  return named.exec(name)?.[1] ?? null;
}

/** Which of these ids belong to a signature or a subscription that still holds an address. */
async function listLiving(ids: string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM signature WHERE id = ANY(${ids}::uuid[]) AND email_sealed IS NOT NULL
    UNION SELECT id::text FROM subscription WHERE id = ANY(${ids}::uuid[]) AND email_sealed IS NOT NULL`;
  return new Set([NO_SIGNATURE, ...rows.map(({ id }) => id)]);
}

async function isOld(name: string): Promise<boolean> {
  const file = await stat(join(outboxFolder(), name)).catch(() => null); // another worker may have removed it in the meantime
  return file !== null && Date.now() - file.mtimeMs > DAYS_KEPT * DAY_MS;
}

async function remove(name: string): Promise<number> {
  await rm(join(outboxFolder(), name), { force: true });
  return 1;
}
