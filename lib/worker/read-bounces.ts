import { env } from "../env.ts";
import { codeOf, sqlStateOf } from "../log.ts";
import { readBounceMailbox } from "../mail/bounce-mailbox.ts";
import { noteReturnedMail } from "./returned-mail.ts";

/** What is logged about the bounce mailbox: each change once. */
export type BouncesEvent = { event: "bounces-unread"; reason: string } | { event: "bounces-read-again" };

/** Why the last look of this process failed. */
let failing: string | null = null;

/**
 * Notes the bounces in the mailbox of BOUNCE_IMAP_URL. A mailbox that stays away is told once, and told again when its
 * reason changes.
 * @throws Error with the reason's code alone, because the queue keeps it; `readUnreadBounces` counts these failures
 */
export async function readBounces(report: (event: BouncesEvent) => void): Promise<void> {
  const { BOUNCE_IMAP_URL, BOUNCE_IMAP_MOVE_TO } = env();
  if (BOUNCE_IMAP_URL === undefined) return;
  try {
    await readBounceMailbox({ url: BOUNCE_IMAP_URL, moveTo: BOUNCE_IMAP_MOVE_TO }, noteReturnedMail);
  } catch (error) {
    const reason = sqlStateOf(error).sqlState ?? codeOf(error);
    if (reason !== failing) report({ event: "bounces-unread", reason });
    failing = reason;
    throw new Error(reason);
  }
  if (failing !== null) report({ event: "bounces-read-again" });
  failing = null;
}
