import { returnMailQuota, takeMailQuota } from "../abuse/mail-quota.ts";
import { db } from "../db/index.ts";
import { MailError, NO_QUOTA } from "../mail/send.ts";

/**
 * Sends a mail and takes it from the quota of its address; a mail that was not sent returns its share.
 * @throws MailError with the reason NO_QUOTA when the quota is used up for now: the job waits in the queue
 */
export async function withinQuota(
  about: { petition: string; email: string },
  kind: "link" | "data",
  send: () => Promise<void>,
): Promise<void> {
  const granted = await db().$transaction((tx) => takeMailQuota(tx, { ...about, kind }));
  if (!granted) throw new MailError(NO_QUOTA, false);
  try {
    await send();
  } catch (error) {
    await db().$transaction((tx) => returnMailQuota(tx, about));
    throw error;
  }
}
