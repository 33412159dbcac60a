import type { MailJob } from "../mail/queue.ts";
import type { Post } from "../mail/send.ts";
import { sendDataExport } from "./jobs/data-export.ts";
import { type LinkJob, sendLinks } from "./jobs/link.ts";
import { endAllMail } from "./jobs/never-again.ts";
import { sendNewsMail } from "./jobs/news.ts";

/**
 * The result of a job, for the log. `not-needed`: its signature or subscription no longer exists, or the address asked
 * for no more mail. `suppressed`: the job itself made that request.
 */
export type Delivered = "sent" | "not-needed" | "suppressed";

/** A mail to send; `id` gives the Message-ID, the same in every attempt. */
export type QueuedMail = { id: string; data: MailJob };

/**
 * Sends the mails of some jobs at the same time, after those that end all mail to an address. Each text follows the state
 * of its row just before: a signature confirmed in the meantime gets no request to confirm, and a withdrawn one gets no mail.
 * @returns the result of each, in their order. One that failed has a MailError when the mail was not sent, or another Error
 *   when a field cannot be decrypted or the database fails
 */
export async function runMailJobs(jobs: readonly QueuedMail[], post: Post): Promise<PromiseSettledResult<Delivered>[]> {
  const ended = await Promise.allSettled(
    jobs.map(async ({ data }) => data.kind === "never-again" && (await endAllMail(data))),
  );
  const links = jobs.filter(isLink);
  const mailed = links.length > 0 ? sendLinks(links, post) : Promise.resolve([]);
  return Promise.allSettled(
    jobs.map(async (job, at) => {
      const { id, data } = job;
      if (data.kind === "data") return sendDataExport(data, id, post);
      if (data.kind === "update") return sendNewsMail(data, id, post);
      if (isLink(job)) return resultOf((await mailed)[links.indexOf(job)]);
      return resultOf(ended[at]) || "suppressed";
    }),
  );
}

function resultOf<T>(settled: PromiseSettledResult<T> | undefined): T {
  if (settled?.status !== "fulfilled") throw settled?.reason;
  return settled.value;
}

function isLink(job: QueuedMail): job is LinkJob {
  return job.data.kind === undefined;
}
