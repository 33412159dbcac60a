import boss from "pg-boss/package.json" with { type: "json" };
import { db } from "../db/index.ts";
import { mailQueue } from "./queue.ts";
import { NO_QUOTA } from "./send.ts";

/** The worker's name in the queue's list of processes, and how often it says there that it lives. */
export const workerName = "worker";
export const HEARTBEAT_SECONDS = 15;

/** A worker that misses this many is gone. */
const HEARTBEATS_MISSED_MAX = 4;
/** Longer than any mail waits while a worker sends and a server takes it. */
const LATE_AFTER_SECONDS = 300;

export type MailHealth = {
  /** `stopped`: no worker lives. `late`: one lives, and mail waits for more than five minutes all the same. */
  mail: "ok" | "late" | "stopped";
  /** How long the oldest mail has waited that could have left; 0 when none waits. */
  mailWaitingSeconds: number;
  /** Mails given up within the last day. */
  mailsFailed: number;
  /** Since the last sign of any worker; null when there never was one. */
  workerSeenSeconds: number | null;
};

/** How mail fares, by the database's clock. @throws when Postgres is away, or this process may not read the queue */
export async function readMailHealth(): Promise<MailHealth> {
  const [found] = await db().$queryRaw<{ waiting: number; failed: number; seen: number | null; living: boolean }[]>`
    SELECT
      -- A first try may have been put off on purpose, and so was one whose address has no quota left today; any other later
      -- try waits because the first did not succeed.
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

/** Whether the queue's tables are of the version that this program's queue needs. @throws as above */
export async function isQueueCurrent(): Promise<boolean> {
  const [found] = await db().$queryRaw<{ version: number }[]>`SELECT version FROM jobs.version`;
  return found?.version === boss.pgboss.schema;
}
