import { db } from "../db/index.ts";
import { mailQueue } from "./queue.ts";
import { NO_QUOTA } from "./send.ts";

/** How long a mail is tried. A link that leaves on the last of these days still works for seven more. */
const DAYS_TRIED = 7;

/**
 * Gives up the mails that have waited for more than seven days since they might be sent. They stay in the queue as
 * failed for a day, where `/readyz`, the metrics and the alert to the team count them; none vanishes unnoticed. One that
 * only waited for the quota of its address is cancelled instead: that address has had its mails.
 * @returns how many
 */
export async function giveUpOldMail(): Promise<number> {
  const [row] = await db().$queryRaw<{ failed: number }[]>`
    WITH ended AS (
    UPDATE jobs.job SET state = (CASE WHEN output->>'message' = ${NO_QUOTA} THEN 'cancelled' ELSE 'failed' END)::jobs.job_state, completed_on = now(), output = coalesce(output, '{"message":"seven days"}')
    WHERE name = ${mailQueue} AND state IN ('created', 'retry')
      AND greatest(created_on, CASE state WHEN 'created' THEN start_after ELSE created_on END) < now() - make_interval(days => ${DAYS_TRIED}::int)
      RETURNING state
    )
    SELECT count(*) FILTER (WHERE state = 'failed')::int AS failed FROM ended`;
  return row?.failed ?? 0;
}
