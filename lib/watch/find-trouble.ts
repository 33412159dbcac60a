import { statfs } from "node:fs/promises";
import { hostname } from "node:os";
import { isNewsList } from "../content/index.ts";
import { env } from "../env.ts";
import { readMailHealth, readSilentWorkers, readUnreadBounces } from "../mail/queue-health.ts";
import { countByStatus } from "../petitions/overview.ts";

/** A problem that the team is alerted to immediately. `about` (a petition, a machine, or nothing) has its own pause. */
export type Trouble = {
  kind: "mailLate" | "mailGivenUp" | "workerSilent" | "bouncesUnread" | "manyHeld" | "diskFull";
  about: string;
  /** The number in its text: hours, mails, minutes, signatures or percent. */
  value: number;
};

const LATE_HOURS = 1;
const SILENT_MINUTES = 5;
const UNREAD_HOURS = 1;

/**
 * Every trouble of this moment.
 * @throws when the database cannot be reached
 */
export async function findTrouble(): Promise<Trouble[]> {
  const [health, silentSeconds, unreadSeconds, petitions, disk] = await Promise.all([
    readMailHealth(),
    readSilentWorkers(),
    readUnreadBounces(),
    countByStatus(),
    diskUsedPercent(),
  ]);
  const { ALERT_HELD, ALERT_DISK_PERCENT } = env();
  const hours = health.mailWaitingSeconds / 3600;
  const neverSeen = health.workerSeenSeconds === null;
  const minutes = (neverSeen ? process.uptime() : (silentSeconds ?? 0)) / 60;
  return [
    ...troubleIf(hours > LATE_HOURS, { kind: "mailLate", about: "", value: Math.floor(hours) }),
    ...troubleIf(health.mailsFailed > 0, { kind: "mailGivenUp", about: "", value: health.mailsFailed }),
    ...troubleIf(minutes > SILENT_MINUTES, { kind: "workerSilent", about: "", value: Math.floor(minutes) }),
    ...troubleIf(unreadSeconds / 3600 > UNREAD_HOURS, {
      kind: "bouncesUnread",
      about: "",
      value: Math.floor(unreadSeconds / 3600),
    }),
    ...[...petitions].flatMap(([petition, { held }]) =>
      // News without signing waits for nobody's review: the press behind the link begins it in any case.
      troubleIf(held > ALERT_HELD && !isNewsList(petition), { kind: "manyHeld", about: petition, value: held }),
    ),
    ...troubleIf(disk > ALERT_DISK_PERCENT, { kind: "diskFull", about: hostname(), value: disk }),
  ];
}

function troubleIf(is: boolean, trouble: Trouble): Trouble[] {
  return is ? [trouble] : [];
}

/** Used space of the disk with DATA_DIR, or with the site where that folder does not exist: whole percent. */
async function diskUsedPercent(): Promise<number> {
  const disk = await statfs(env().DATA_DIR).catch(() => statfs(".")); // made with the first file
  return Math.round(100 * (1 - disk.bavail / disk.blocks));
}
