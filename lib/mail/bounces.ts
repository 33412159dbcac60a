import { db } from "../db/index.ts";

/** How many days a bounce stops updates. */
export const BOUNCE_DAYS = 30;

/** Keeps only the code: servers repeat addresses in their messages. */
const code = /^[\w.]{1,32}/;

/**
 * Records that a server refused an address permanently. Only the reply code is kept; the signature does not change.
 * Recording the same bounce twice has no further effect.
 */
export async function noteBounce(petition: string, id: string, reason: string): Promise<void> {
  await db().bounce.createMany({
    data: [{ petition, id, reason: code.exec(reason)?.[0] ?? "unknown" }],
    skipDuplicates: true,
  });
}
