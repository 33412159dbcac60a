import type { createDecrypter } from "../crypto/decrypt.ts";
import { encrypt, isSealedNow } from "../crypto/encrypt.ts";
import { db } from "../db/index.ts";
import { mailQueue } from "../mail/queue.ts";

type Queued = { job: string; petition: string; id: string; sealed: string };

/**
 * Encrypts with the current key the addresses that waiting mails carry by themselves, since the row has another spelling or
 * none any more (see `MailJob`). Otherwise no such mail could leave once the earlier key is gone, and a request for no more
 * mail would be lost.
 * @returns how many were renewed, and how many none of the keys decrypts
 */
export async function renewQueuedAddresses(
  decrypt: Awaited<ReturnType<typeof createDecrypter>>,
): Promise<{ renewed: number; unreadable: number }> {
  const outcome = { renewed: 0, unreadable: 0 };
  const waiting = await db().$queryRaw<Queued[]>`
    SELECT id::text AS job, data->>'petition' AS petition, data->>'id' AS id, data->>'emailSealed' AS sealed
    FROM jobs.job
    WHERE name = ${mailQueue} AND state IN ('created', 'retry', 'active') AND data->>'emailSealed' IS NOT NULL`;
  for (const { job, petition, id, sealed } of waiting) {
    const bytes = Buffer.from(sealed, "base64");
    if (isSealedNow("mail", bytes)) continue;
    const context = { petition, id, field: "email" } as const;
    let email: string;
    try {
      email = decrypt(bytes, context);
    } catch {
      outcome.unreadable += 1; // counted and reported as unreadable
      continue;
    }
    const fresh = (await encrypt("mail", email, context)).toString("base64");
    await db().$executeRaw`
      UPDATE jobs.job SET data = data || jsonb_build_object('emailSealed', ${fresh}::text)
      WHERE name = ${mailQueue} AND id = ${job}::uuid AND data->>'emailSealed' = ${sealed}`;
    outcome.renewed += 1;
  }
  return outcome;
}
