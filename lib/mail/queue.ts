import { fromPrisma, PgBoss } from "pg-boss";
import { poolConfig } from "../db/connection/index.ts";
import { databaseUrl } from "../db/url.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { Locale } from "../i18n/locales.ts";
import { logFailure } from "../log.ts";

/** Where pg-boss keeps its tables, and the queue of mails in it; both are made by a migration. */
export const queueSchema = "jobs";
export const mailQueue = "mail";

type About = { petition: string; id: string; locale: Locale };

/**
 * A mail to send, by reference: nothing in the queue is about a person, and the worker decides from the row what to say.
 * Without a kind it carries the link to the own page, `late` when it still has to take its mail out of the quota; `data` is the copy of what is held; `update` tells a news item.
 * `never-again` sends nothing, and has all mail to an address end: it brings the address sealed (base64), because a
 * withdrawal right after it erases the row's.
 */
export type MailJob =
  | (About & { kind?: undefined; subject: string; late?: true })
  | (About & { kind: "data" })
  | (About & { kind: "update"; news: string })
  | (About & { kind: "never-again"; emailSealed: string });

const CONNECT_MS = 2000;

// Next bundles this file several times into one process; all of them share one sender.
declare global {
  var campaignMailSender: Promise<PgBoss> | undefined;
}

/** Before every mail that waits: whoever asks for no mail ever must not get one that was queued earlier. */
const FIRST = 10;

/**
 * Puts a mail into the queue inside the caller's transaction: row and job are there together, or neither is.
 * @param waitSeconds how long it has to wait before it may leave
 */
export async function enqueueMail(tx: Prisma.TransactionClient, job: MailJob, waitSeconds = 0): Promise<void> {
  const sender = await mailSender();
  const id = await sender.send(mailQueue, job, {
    db: fromPrisma(tx),
    ...(waitSeconds > 0 ? { startAfter: waitSeconds } : {}),
    ...(job.kind === "never-again" ? { priority: FIRST } : {}),
  });
  if (id === null) throw new Error("The queue refused a mail");
}

/**
 * Puts a mail into the queue that may wait there only once.
 * @param id always the same for this mail
 * @param restSeconds after its job has ended, so long it is not queued again
 * @returns false when it waits already, or ended a short while ago
 */
export async function enqueueOnce(
  tx: Prisma.TransactionClient,
  job: MailJob,
  id: string,
  restSeconds: number,
): Promise<boolean> {
  const sender = await mailSender();
  // The queue keeps an ended job for a day, and its id would stand in the way.
  await tx.$executeRaw`
    DELETE FROM jobs.job WHERE name = ${mailQueue} AND id = ${id}::uuid AND state IN ('failed', 'cancelled', 'completed')
      AND completed_on < now() - make_interval(secs => ${restSeconds})`;
  const queued = await sender.insert(mailQueue, [{ id, data: job }], { db: fromPrisma(tx), returnId: true });
  return queued?.length === 1;
}

/** Connects to the queue. Call it before a transaction begins, so that the first signing does not wait inside one. */
export async function mailSender(): Promise<PgBoss> {
  globalThis.campaignMailSender ??= startSender().catch((error: unknown) => {
    globalThis.campaignMailSender = undefined;
    throw error;
  });
  return globalThis.campaignMailSender;
}

/** Stops the sender's timer, so that a process can exit. */
export async function closeMailSender(): Promise<void> {
  const starting = globalThis.campaignMailSender;
  globalThis.campaignMailSender = undefined;
  const sender = await starting?.catch(() => undefined); // who waited for it was told
  await sender?.stop({ graceful: false });
}

/** Only sends: the worker supervises. Its one connection reads the list of queues; jobs go through the caller's transaction. */
async function startSender(): Promise<PgBoss> {
  const sender = new PgBoss({
    ...poolConfig(databaseUrl(), { connectionTimeoutMillis: CONNECT_MS, max: 1 }),
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // Its timer re-reads that list; a database that is away then is no reason to stop the process.
  sender.on("error", (error) => logFailure("read the queue", error));
  try {
    return await sender.start();
  } catch (error) {
    await sender.stop({ graceful: false });
    throw error;
  }
}
