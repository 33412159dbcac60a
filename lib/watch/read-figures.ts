import { isNewsList } from "../content/index.ts";
import { readMailHealth, readQueueLength, readUnreadBounces } from "../mail/queue-health.ts";
import type { Reading } from "../metrics/registry.ts";
import { countByStatus } from "../petitions/overview.ts";
import { SHOWN_FROM } from "../petitions/regions.ts";

/**
 * The queue and the counts of this moment, for the metrics.
 * @throws when the database cannot be reached
 */
export async function readFigures(): Promise<Reading[]> {
  const [health, lengths, petitions, unreadSeconds] = await Promise.all([
    readMailHealth(),
    readQueueLength(),
    countByStatus(),
    readUnreadBounces(),
  ]);
  const { mailWaitingSeconds, mailsFailed, workerSeenSeconds } = health;
  return [
    ...Object.entries(lengths).map(([state, value]) => ({ name: "mail_queue" as const, value, labels: { state } })),
    { name: "mail_oldest_seconds", value: mailWaitingSeconds },
    { name: "mails_given_up", value: mailsFailed },
    { name: "bounces_unread_seconds", value: unreadSeconds },
    ...(workerSeenSeconds === null ? [] : [{ name: "worker_seen_seconds" as const, value: workerSeenSeconds }]),
    ...[...petitions].flatMap(([petition, counts]) => ofPetition(petition, counts)),
  ];
}

/** Below ten, a count could be compared with who has signed; the site shows none either. News without signing is none. */
function ofPetition(petition: string, counts: Record<string, number>): Reading[] {
  if (isNewsList(petition) || (counts.confirmed ?? 0) < SHOWN_FROM) return [];
  return Object.entries(counts)
    .filter(([, value]) => value >= SHOWN_FROM)
    .map(([state, value]) => ({ name: "petition_signatures", value, labels: { petition, state } }));
}
