import boss from "pg-boss/package.json" with { type: "json" };
import { db } from "../db/index.ts";
import { mailQueue } from "./queue.ts";
import { NO_QUOTA } from "./send.ts";

/** The queue's job that reads the mailbox of bounces. */
export const bouncesQueue = "bounces";

/** The worker's name in the queue's list of processes, and the seconds between two of its heartbeats there. */
export const workerName = "worker";
export const HEARTBEAT_SECONDS = 15;

/** A worker that misses this many heartbeats counts as stopped. */
const HEARTBEATS_MISSED_MAX = 4;
/** Longer than any mail waits while a worker runs and the mail server accepts mail. */
const LATE_AFTER_SECONDS = 300;

export type MailHealth = {
  /** `stopped`: no worker runs. `late`: a worker runs, but mail has waited for more than five minutes. */
  mail: "ok" | "late" | "stopped";
  /** How long the oldest mail that may be sent has waited; 0 when none waits. */
  mailWaitingSeconds: number;
  /** Mails that the queue gave up within the last day. */
  mailsFailed: number;
  /** Since the last heartbeat of any worker; null when there never was one. */
  workerSeenSeconds: number | null;
};

/**
 * The state of mail delivery, by the database's clock.
 * @throws when Postgres cannot be reached, or this process may not read the queue
 */
export async function readMailHealth(): Promise<MailHealth> {
  const [found] = await db().$queryRaw<{ waiting: number; failed: number; seen: number | null; living: boolean }[]>`
    SELECT
      -- A first attempt may have been delayed on purpose, and a job whose address has no quota left today is delayed
      -- too. Any other later attempt waits because the first one failed.
      (SELECT coalesce(floor(extract(epoch FROM now() - min(CASE state WHEN 'created' THEN start_after ELSE created_on END))), 0)::int
        FROM jobs.job WHERE name = ${mailQueue} AND output->>'message' IS DISTINCT FROM ${NO_QUOTA} AND (state IN ('retry', 'active') OR (state = 'created' AND start_after <= now()))) AS waiting,
      (SELECT count(*)::int FROM jobs.job WHERE name = ${mailQueue} AND state = 'failed') AS failed,
      (SELECT floor(extract(epoch FROM now() - max(heartbeat_on)))::int FROM jobs.instance WHERE name = ${workerName}) AS seen,
      EXISTS (SELECT FROM jobs.instance WHERE name = ${workerName} AND stopped_on IS NULL
        AND heartbeat_on > now() - ${HEARTBEAT_SECONDS * HEARTBEATS_MISSED_MAX} * interval '1 second') AS living`;
  if (!found) throw new Error("A query without FROM gave no row");
  const { waiting, failed, seen, living } = found;
  const mail = !living ? "stopped" : waiting > LATE_AFTER_SECONDS ? "late" : "ok";
  return { mail, mailWaitingSeconds: waiting, mailsFailed: failed, workerSeenSeconds: seen };
}

/**
 * Seconds since the last sign of the workers, when none runs; else since the last sign of a worker that ended without
 * saying so and that no other has replaced. Null when all is well, or there never was a worker.
 * @throws as above
 */
export async function readSilentWorkers(): Promise<number | null> {
  const [found] = await db().$queryRaw<{ silent: number | null }[]>`
    WITH worker AS (
      SELECT started_on, heartbeat_on, stopped_on, stopped_on IS NULL
        AND heartbeat_on > now() - ${HEARTBEAT_SECONDS * HEARTBEATS_MISSED_MAX} * interval '1 second' AS living
      FROM jobs.instance WHERE name = ${workerName}
    )
    SELECT floor(extract(epoch FROM now() - CASE WHEN bool_or(living) THEN min(heartbeat_on) FILTER (
      WHERE stopped_on IS NULL AND NOT living AND NOT EXISTS (SELECT FROM worker other WHERE other.started_on >= worker.heartbeat_on)
    ) ELSE max(heartbeat_on) END))::int AS silent FROM worker`;
  return found?.silent ?? null;
}

/**
 * Seconds since the mailbox of bounces could last be read, while it cannot; 0 when it can, or when none is read (any more).
 * @throws as above
 */
export async function readUnreadBounces(): Promise<number> {
  const [found] = await db().$queryRaw<{ unread: number | null }[]>`
    WITH look AS (SELECT state, created_on FROM jobs.job WHERE name = ${bouncesQueue})
    SELECT floor(extract(epoch FROM now() - min(created_on)))::int AS unread FROM look
    WHERE state = 'failed'
      AND created_on > coalesce((SELECT max(created_on) FROM look WHERE state = 'completed'), '-infinity')
    HAVING max(created_on) > now() - interval '20 minutes'`;
  return found?.unread ?? 0;
}

/** Mails in the queue: `waiting` may be sent now, `delayed` later, `retrying` after a failure. */
export type QueueLength = Record<"waiting" | "delayed" | "retrying" | "sending" | "failed", number>;

/** How many mails are in the queue, by state. @throws as above */
export async function readQueueLength(): Promise<QueueLength> {
  const rows = await db().$queryRaw<{ state: keyof QueueLength; count: number }[]>`
    SELECT CASE WHEN state = 'created' AND start_after <= now() THEN 'waiting' WHEN state = 'created' THEN 'delayed'
      WHEN state = 'retry' THEN 'retrying' WHEN state = 'active' THEN 'sending' ELSE 'failed' END AS state, count(*)::int AS count
    FROM jobs.job WHERE name = ${mailQueue} AND state IN ('created', 'retry', 'active', 'failed') GROUP BY 1`;
  const length: QueueLength = { waiting: 0, delayed: 0, retrying: 0, sending: 0, failed: 0 };
  for (const { state, count } of rows) length[state] = count;
  return length;
}

/** Whether the queue's tables have the version that this program's queue needs. @throws as above */
export async function isQueueCurrent(): Promise<boolean> {
  const [found] = await db().$queryRaw<{ version: number }[]>`SELECT version FROM jobs.version`;
  return found?.version === boss.pgboss.schema;
}
