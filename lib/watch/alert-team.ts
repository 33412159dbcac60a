import { db } from "../db/index.ts";
import { log } from "../log.ts";
import type { Post } from "../mail/send.ts";
import { composeAlert } from "./compose-alert.ts";
import { findTrouble, type Trouble } from "./find-trouble.ts";
import { hasTeam, sendToTeam } from "./team-mail.ts";

/** How long the team is not told again of the same trouble. */
const PAUSE_HOURS = 12;
/** How long a process may take to tell of a trouble. One that ended meanwhile must not keep it to itself for the pause. */
const TELLING_MINUTES = 10;

/**
 * Tells the team of every trouble, by mail and in the log. However many processes look, each trouble is told once, and
 * not again within twelve hours, by the database's clock. Does nothing without TEAM_MAIL.
 * @returns what was told
 * @throws when the database cannot be reached, or a mail was not sent; the next look tells it again
 */
export async function alertTeam(post: Post): Promise<Trouble[]> {
  if (!hasTeam()) return [];
  const told: Trouble[] = [];
  for (const trouble of await findTrouble()) if (await tellOnce(post, trouble)) told.push(trouble);
  return told;
}

async function tellOnce(post: Post, trouble: Trouble): Promise<boolean> {
  const key = `${trouble.kind}:${trouble.about}`.slice(0, 96);
  const claimed = await db().$queryRaw<unknown[]>`
    INSERT INTO team_alert (key, at)
    VALUES (${key}, now() - make_interval(hours => ${PAUSE_HOURS}::int, mins => ${-TELLING_MINUTES}::int))
    ON CONFLICT (key) DO UPDATE SET at = excluded.at
    WHERE team_alert.at <= now() - make_interval(hours => ${PAUSE_HOURS}::int)
    RETURNING key`;
  if (claimed.length === 0) return false;
  try {
    await sendToTeam(post, composeAlert(trouble));
  } catch (error) {
    await db().$executeRaw`DELETE FROM team_alert WHERE key = ${key}`;
    throw error;
  }
  await db().$executeRaw`UPDATE team_alert SET at = now() WHERE key = ${key}`;
  log.warn({ event: "alert", reason: trouble.kind, count: trouble.value });
  return true;
}
