import { setTimeout as wait } from "node:timers/promises";
import { db } from "../db/index.ts";
import { env } from "../env.ts";
import type { Post } from "../mail/send.ts";

/** The one row of `mail_meter` that all workers share; its other rows have keyed hashes of the same 16 bytes. */
const KEY = Buffer.alloc(16, "all mail");

/** How long the last mail that a worker has in hand may wait for its moment: far below the two minutes that a job may take. */
const WAIT_SECONDS_MAX = 20;

/**
 * How many mails each of a worker's postmen takes at once: fewer where few may leave, because a job that takes longer than
 * its time goes to another worker and is sent twice.
 * @param perSecond as MAIL_PER_SECOND says; undefined: as fast as the server takes them
 */
export function mailsAtOnce(perSecond: number | undefined, most: number, postmen: number): number {
  if (perSecond === undefined) return most;
  return Math.min(most, Math.max(1, Math.floor((perSecond * WAIT_SECONDS_MAX) / postmen)));
}

/**
 * A post that sends at most MAIL_PER_SECOND mails, over all workers together: each mail takes the next free moment from
 * the database and waits for it. Without that variable it is the post itself.
 */
export function paced(post: Post): Post {
  const { MAIL_PER_SECOND } = env();
  if (MAIL_PER_SECOND === undefined) return post;
  return {
    ...post,
    send: async (to, mail, about) => {
      await wait(await millisecondsToWait(1 / MAIL_PER_SECOND));
      await post.send(to, mail, about);
    },
  };
}

/** @param apart seconds between two mails */
async function millisecondsToWait(apart: number): Promise<number> {
  const [row] = await db().$queryRaw<{ ms: number }[]>`
    INSERT INTO mail_meter AS meter (key, mails, next_at) VALUES (${KEY}, 0, clock_timestamp() + make_interval(secs => ${apart}))
    ON CONFLICT (key) DO UPDATE SET next_at = greatest(meter.next_at, clock_timestamp()) + make_interval(secs => ${apart})
    RETURNING greatest(0, extract(epoch FROM next_at - make_interval(secs => ${apart}) - clock_timestamp()) * 1000)::float8 AS ms`;
  return Math.ceil(row?.ms ?? 0);
}
