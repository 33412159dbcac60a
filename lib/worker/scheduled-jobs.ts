import type { PgBoss } from "pg-boss";
import { listPetitionsAndDrafts } from "../content/index.ts";
import { env } from "../env.ts";
import { TIME_ZONE } from "../i18n/time-zone.ts";
import { giveUpOldMail } from "../mail/give-up.ts";
import { bouncesQueue } from "../mail/queue-health.ts";
import type { Post } from "../mail/send.ts";
import { timed } from "../metrics.ts";
import { type Difference, reconcile } from "../petitions/reconcile.ts";
import { listMixedVersions, listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { type PurgeFailure, purge } from "../retention/purge.ts";
import { composeDigest } from "../watch/compose-digest.ts";
import { readWeek } from "../watch/read-week.ts";
import { hasTeam, sendToTeam } from "../watch/team-mail.ts";
import { type BouncesEvent, readBounces } from "./read-bounces.ts";

/** What the scheduled jobs write to the log: only what they changed, and what failed. */
export type ScheduledJobEvent =
  | { event: "purged"; rule: string; petition?: string; removed: number }
  | ({ event: "not-purged" } & PurgeFailure)
  | { event: "reconciled"; petition: string; difference: Difference }
  | { event: "not-reconciled"; petition: string; reason: string }
  | { event: "mail-given-up"; count: number }
  | { event: "digest"; count: number }
  | BouncesEvent
  /** The text changed under the same version number: people signed different wordings of one version. */
  | { event: "mixed-version"; petition: string; version: number; wordings: number };

type Report = (event: ScheduledJobEvent) => void;

/** In the campaign's time zone, so that the nightly count runs when few people sign. */
const EVERY_HOUR = "7 * * * *";
const EVERY_NIGHT = "20 3 * * *";
/** When the team's week begins. */
const EVERY_MONDAY = "0 7 * * 1";
const EVERY_FIVE_MINUTES = "*/5 * * * *";
const LOOKED_FOR_EVERY_SECONDS = 5;

/**
 * Adds the hourly erasure, the nightly count, the weekly digest and the mailbox of bounces to the queue's schedule, and runs them here when they are due. When
 * several workers run, one of them gets each job; a job missed while no worker ran is done at the next start.
 */
export async function scheduleJobs(queue: PgBoss, post: Post, report: Report): Promise<void> {
  const options = { tz: TIME_ZONE, missed: "once" } as const;
  await queue.schedule("hourly", EVERY_HOUR, null, options);
  await queue.schedule("nightly", EVERY_NIGHT, null, options);
  await queue.schedule("weekly", EVERY_MONDAY, null, options);
  const polling = { pollingIntervalSeconds: LOOKED_FOR_EVERY_SECONDS };
  await queue.work("hourly", polling, () => timed("purge", () => purgeAndTell(report)));
  await queue.work("nightly", polling, () => timed("reconcile", () => reconcileAll(report)));
  await queue.work("weekly", polling, () => timed("digest", () => tellWeek(post, report)));
  // Off by default; without a mailbox no worker takes the job, so it must not be queued either.
  if (env().BOUNCE_IMAP_URL === undefined) return queue.unschedule(bouncesQueue);
  await queue.schedule(bouncesQueue, EVERY_FIVE_MINUTES, null, { tz: TIME_ZONE });
  await queue.work(bouncesQueue, polling, () => timed("bounces", () => readBounces(report)));
}

/** @throws when no address of the team could be reached, so that the queue tries again */
async function tellWeek(post: Post, report: Report): Promise<void> {
  if (!hasTeam()) return;
  report({ event: "digest", count: await sendToTeam(post, await composeDigest(await readWeek())) });
}

/** @throws when anything was not erased, so that the queue tries again within the hour */
async function purgeAndTell(report: Report): Promise<void> {
  const givenUp = await giveUpOldMail();
  if (givenUp > 0) report({ event: "mail-given-up", count: givenUp });
  const outcomes = await purge(await listPetitionsAndDrafts("en"));
  for (const outcome of outcomes) {
    if ("failed" in outcome) report({ event: "not-purged", ...outcome });
    else if (outcome.removed > 0) report({ event: "purged", ...outcome });
  }
  if (outcomes.some((outcome) => "failed" in outcome)) throw new Error("not everything could be erased");
}

async function reconcileAll(report: Report): Promise<void> {
  let failed = false;
  for (const petition of await listPetitionsWithSignatures()) {
    try {
      const difference = await reconcile(petition);
      if (Object.values(difference).some((count) => count !== 0)) report({ event: "reconciled", petition, difference });
    } catch (error) {
      failed = true;
      const { code, name } = error as { code?: unknown; name?: unknown };
      report({ event: "not-reconciled", petition, reason: String(code ?? name) });
    }
  }
  for (const mixed of await listMixedVersions()) report({ event: "mixed-version", ...mixed });
  if (failed) throw new Error("not every petition could be counted");
}
