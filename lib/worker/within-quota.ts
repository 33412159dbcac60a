import { returnMailQuota, takeMailQuota } from "../abuse/mail-quota.ts";
import { db } from "../db/index.ts";
import { MailError, NO_QUOTA } from "../mail/send.ts";

/**
 * Sends out of the quota of an address; a mail that did not leave takes nothing of it.
 * @throws MailError with the reason NO_QUOTA when it is used up for now: the job waits in the queue
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
