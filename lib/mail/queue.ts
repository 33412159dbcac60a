import { fromPrisma, PgBoss } from "pg-boss";
import { poolConfig } from "../db/connection/index.ts";
import { connectionWaitMs } from "../db/index.ts";
import { databaseUrl } from "../db/url.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { Locale } from "../i18n/locales.ts";
import { logFailure } from "../log.ts";

/** The schema of pg-boss's tables, and its queue of mails; a migration creates both. */
export const queueSchema = "jobs";
export const mailQueue = "mail";

type About = { petition: string; id: string; locale: Locale };

/**
 * A mail to send, by reference: the queue holds no personal data, and the worker reads the row to decide what to say. A
 * job without a kind carries the link to the supporter's own page; `late` means that its mail must still be taken from
 * the quota, and `together` that other petitions were signed with the same form, which the link leads to as well.
 * `emailSealed` is the encrypted address (base64) of a form that met an existing row, which may have another
 * spelling. `data` is the copy of what is held; `update` is a news item, `of` the petition that it was sent about. `never-again` sends nothing and ends all mail
 * to an address: `giveAddress` adds the encrypted address (base64), because a withdrawal right after it erases the one in
 * the row.
 */
export type MailJob =
  | (About & { kind?: undefined; subject: string; late?: true; emailSealed?: string; together?: true })
  | (About & { kind: "data" })
  | (About & { kind: "update"; news: string; of?: string })
  | (About & { kind: "never-again"; emailSealed?: string });

// Next bundles this file several times into one process; all copies share one sender.
declare global {
  var campaignMailSender: Promise<PgBoss> | undefined;
}

/** Before all other waiting mail: an address that asked for no more mail must not get one that was queued earlier. */
const FIRST = 10;

/**
 * Puts a mail into the queue inside the caller's transaction: row and job are both saved, or neither is.
 * @param waitSeconds how long the mail must wait before it may be sent
 * @returns the id of the job
 */
export async function enqueueMail(tx: Prisma.TransactionClient, job: MailJob, waitSeconds = 0): Promise<string> {
  const sender = await mailSender();
  const id = await sender.send(mailQueue, job, {
    db: fromPrisma(tx),
    ...(waitSeconds > 0 ? { startAfter: waitSeconds } : {}),
    ...(job.kind === "never-again" ? { priority: FIRST } : {}),
  });
  if (id === null) throw new Error("The queue refused a mail");
  return id;
}

/**
 * Lets the database copy the encrypted address of its row into a `never-again` job. Nothing encrypted passes through this
 * process, which has no right to read it.
 * @returns false when the address is erased already
 */
export async function giveAddress(tx: Prisma.TransactionClient, jobId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ given: boolean }[]>`SELECT give_address_to_job(${jobId}::uuid) AS given`;
  return row?.given === true;
}

/**
 * Puts a mail into the queue at most once at a time.
 * @param id always the same for this mail
 * @param restSeconds how long after its job has ended the mail may not be queued again
 * @returns false when it is already waiting, or ended less than `restSeconds` ago
 */
export async function enqueueOnce(
  tx: Prisma.TransactionClient,
  job: MailJob,
  id: string,
  restSeconds: number,
): Promise<boolean> {
  const sender = await mailSender();
  // The queue keeps a finished job for a day, and its id would prevent this one.
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
  const sender = await starting?.catch(() => undefined); // its caller has already received this error
  await sender?.stop({ graceful: false });
}

/**
 * This process only adds jobs: the worker supervises the queue. Its one connection reads the list of queues; jobs use
 * the caller's transaction.
 */
async function startSender(): Promise<PgBoss> {
  const sender = new PgBoss({
    ...poolConfig(databaseUrl(), { connectionTimeoutMillis: connectionWaitMs(), max: 1 }),
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // A timer re-reads that list; an unreachable database must not stop the process.
  sender.on("error", (error) => logFailure("read the queue", error));
  try {
    return await sender.start();
  } catch (error) {
    await sender.stop({ graceful: false });
    throw error;
  }
}
