import { db } from "../db/index.ts";

/** How long a bounce stops updates, in days. */
export const BOUNCE_DAYS = 30;

/** A code and nothing after it: servers repeat addresses in their words. */
const code = /^[\w.]{1,32}/;

/** Notes that a server refused an address for good, by its reply code only; the signature stays as it is. Noting twice is noting once. */
export async function noteBounce(petition: string, id: string, reason: string): Promise<void> {
  await db().bounce.createMany({
    data: [{ petition, id, reason: code.exec(reason)?.[0] ?? "unknown" }],
    skipDuplicates: true,
  });
}
