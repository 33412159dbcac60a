import { type JobResult, PgBoss } from "pg-boss";
import { openConnection, poolConfig } from "../db/connection/index.ts";
import { databaseUrl } from "../db/url.ts";
import { env } from "../env.ts";
import { codeOf, sqlStateOf } from "../log.ts";
import { noteBounce } from "../mail/bounces.ts";
import { type MailJob, mailQueue, queueSchema } from "../mail/queue.ts";
import { HEARTBEAT_SECONDS, workerName } from "../mail/queue-health.ts";
import { MailError, NO_QUOTA, openPost, type Post } from "../mail/send.ts";
import { count, timed } from "../metrics.ts";
import { SetupError } from "../operator-error.ts";
import { recordDailyCount } from "../petitions/history.ts";
import { applyTallyChanges } from "../petitions/tally.ts";
import { alertTeam } from "../watch/alert-team.ts";
import { noteMailResult, saveMailResults } from "../watch/mail-days.ts";
import { type Delivered, type QueuedMail, runMailJobs } from "./mail-job.ts";
import { mailsAtOnce, paced } from "./pace.ts";
import { pruneOutbox } from "./prune-outbox.ts";
import { type ScheduledJobEvent, scheduleJobs } from "./scheduled-jobs.ts";

/** What the worker writes to the log: references and reasons, never a person or a server's own text. */
export type WorkerEvent =
  | { event: "started" }
  | {
      event: "mail";
      job: string;
      petition: string;
      result: MailResult;
      reason?: string;
    }
  | { event: "folded"; changes: number }
  | ScheduledJobEvent
  | { event: "trouble"; doing: "queue" | "fold" | "tell the team"; reason: string }
  | { event: "stopped" };

type MailResult = Delivered | "refused" | "failed" | "waits";

type Report = (event: WorkerEvent) => void;

const FOLD_SECONDS = 2;
const ROUNDS_OF_HALF_A_MINUTE = 15;
const ROUNDS_OF_A_MINUTE = 30;
const LOOKED_FOR_EVERY_SECONDS = 0.5;
/** Two that send in turn, so that a slow mail does not hold up all others; each sends so many at once, or fewer. */
const POSTMEN = 2;
const MAILS_AT_ONCE = 4;
/** How long a stop waits for mails that are being sent. */
const STOP_MS = 20_000;

/**
 * Sends queued mail, applies changes of the counts and runs the scheduled jobs until the signal aborts, then finishes
 * what it has begun. Several workers may run: each job goes to one of them, and returns to the queue within minutes
 * when that worker dies.
 * @throws Error at once when a key is missing; SetupError when the database or its queue cannot be used
 */
export async function runWorker(signal: AbortSignal, report: Report = () => undefined): Promise<void> {
  const { MAIL_SECRET_KEY, INDEX_KEY } = env();
  if (!MAIL_SECRET_KEY)
    throw new Error("MAIL_SECRET_KEY is not set: the worker cannot decrypt addresses (see .env.example)");
  if (!INDEX_KEY)
    throw new Error(
      "INDEX_KEY is not set: the worker cannot check which addresses asked for no more mail (see .env.example)",
    );
  const post = paced(openPost());
  const queue = new PgBoss({
    ...poolConfig(databaseUrl(), { max: MAILS_AT_ONCE + 2 }),
    schema: queueSchema,
    migrate: false,
    instanceName: workerName,
    instanceHeartbeatSeconds: HEARTBEAT_SECONDS,
    superviseIntervalSeconds: 60,
    monitorIntervalSeconds: 60,
  });
  queue.on("error", (error) => report({ event: "trouble", doing: "queue", reason: reasonOf(error) }));
  try {
    await reach(queue);
    for (let postman = 0; postman < POSTMEN; postman += 1) await sendFrom(queue, post, report);
    await scheduleJobs(queue, post, report);
    report({ event: "started" });
    await foldUntil(signal, post, report);
  } finally {
    // Also when the database fails during the start: otherwise a partly started worker keeps running and the supervisor
    // does not restart it.
    await queue.stop({ graceful: true, timeout: STOP_MS });
    post.close();
  }
  report({ event: "stopped" });
}

/**
 * Checks that this process can write counts and read the queue. A worker that cannot must not appear to run.
 * @throws SetupError that says which step fails and why
 */
async function reach(queue: PgBoss): Promise<void> {
  const steps = {
    "reach its database": async () => (await openConnection(databaseUrl(), { connectionTimeoutMillis: 5000 })).end(),
    "fold counts": applyTallyChanges,
    "read its queue": () => queue.start(),
  };
  for (const [doing, step] of Object.entries(steps)) {
    try {
      await step();
    } catch (error) {
      const reason = error instanceof Error ? error.message : reasonOf(error);
      throw new SetupError(
        `The worker cannot ${doing}: ${reason}\nCheck DATABASE_URL, the rights of its user and that the database is migrated.`,
      );
    }
  }
}

/**
 * Sends a few mails after the others. After each few the next ones are fetched at once: with polling alone, a backlog would
 * leave at sixteen mails a second.
 */
async function sendFrom(queue: PgBoss, post: Post, report: Report): Promise<void> {
  const options = {
    pollingIntervalSeconds: LOOKED_FOR_EVERY_SECONDS,
    batchSize: mailsAtOnce(env().MAIL_PER_SECOND, MAILS_AT_ONCE, POSTMEN),
    perJobResults: true,
  } as const;
  let worker = "";
  worker = await queue.work<MailJob, void, typeof options>(mailQueue, options, async (jobs) => {
    const delivered = await runMailJobs(jobs, post);
    queue.notifyWorker(worker);
    return Promise.all(jobs.map(async (job, at) => conclude(job, delivered[at], report)));
  });
}

/** Tells how a mail went, and what the queue does with its job: one that failed is tried again. */
async function conclude(
  { id, data: job }: QueuedMail,
  delivered: PromiseSettledResult<Delivered> | undefined,
  report: Report,
): Promise<JobResult> {
  const about = { event: "mail", job: id, petition: job.petition } as const;
  const tell = (outcome: { result: MailResult; reason?: string }) => {
    report({ ...about, ...outcome });
    noteMailResult(outcome.result);
    count("mail", { kind: job.kind ?? "link", result: outcome.result });
  };
  if (delivered?.status === "fulfilled") {
    tell({ result: delivered.value });
    return { id, status: "completed" };
  }
  const error: unknown = delivered?.reason;
  const refused = error instanceof MailError && error.permanent;
  const waits = error instanceof MailError && error.reason === NO_QUOTA;
  tell({ result: refused ? "refused" : waits ? "waits" : "failed", reason: reasonOf(error) });
  // The queue stores the error, so it contains only the reason code.
  const failed = { id, status: "failed", output: new Error(reasonOf(error)) } as const;
  if (!refused) return failed;
  return noteBounce(job.petition, job.id, reasonOf(error)).then(
    () => ({ id, status: "completed" }),
    () => failed,
  );
}

async function foldUntil(signal: AbortSignal, post: Post, report: Report): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    try {
      const changes = await timed("fold", applyTallyChanges);
      if (changes > 0) report({ event: "folded", changes });
      // Every half minute in any case: after midnight the new day gets its row even when no one signs.
      if (changes > 0 || round % ROUNDS_OF_HALF_A_MINUTE === 0) await recordDailyCount();
      if (round % ROUNDS_OF_HALF_A_MINUTE === 0) await pruneOutbox();
      await saveMailResults();
    } catch (error) {
      report({ event: "trouble", doing: "fold", reason: reasonOf(error) });
    }
    if (round % ROUNDS_OF_A_MINUTE === 0) await tellTeam(post, report);
    await pause(FOLD_SECONDS * 1000, signal);
  }
}

/** A team that cannot be told must not stop the counts. */
async function tellTeam(post: Post, report: Report): Promise<void> {
  try {
    await alertTeam(post);
  } catch (error) {
    report({ event: "trouble", doing: "tell the team", reason: reasonOf(error) });
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

/**
 * The code that the mail server or PostgreSQL gave, or else the class of the error. Messages are left out: some quote
 * their input.
 */
function reasonOf(error: unknown): string {
  if (error instanceof MailError) return error.reason;
  return sqlStateOf(error).sqlState ?? codeOf(error);
}
