import { randomUUID } from "node:crypto";
import { env } from "../env.ts";
import { logFailure } from "../log.ts";
import type { Post } from "../mail/send.ts";
import { type Mail, NO_SIGNATURE } from "../mail/template.ts";

/** Whether the team has an address to write to. */
export function hasTeam(): boolean {
  return env().TEAM_MAIL !== undefined;
}

/**
 * Sends a mail to each address of TEAM_MAIL. An address that fails is logged and does not stop the others.
 * @returns how many addresses it was sent to
 * @throws the last error when no address could be reached
 */
export async function sendToTeam(post: Post, mail: Mail): Promise<number> {
  const job = randomUUID();
  let sent = 0;
  let last: unknown;
  for (const [index, to] of (env().TEAM_MAIL ?? []).entries()) {
    try {
      await post.send(to, mail, { job: `${job.slice(0, -1)}${index}`, signature: NO_SIGNATURE });
      sent += 1;
    } catch (error) {
      last = error;
      logFailure("write to the team", error);
    }
  }
  if (sent === 0 && last !== undefined) throw last;
  return sent;
}
