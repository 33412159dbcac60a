import { env } from "../env.ts";
import { logFailure } from "../log.ts";
import { openPost } from "../mail/send.ts";
import { alertTeam } from "./alert-team.ts";
import { hasTeam } from "./team-mail.ts";

const EVERY_MS = 60_000;

/**
 * Looks for trouble once a minute in the web process, which notices a worker that is silent. Its mail goes by
 * ALERT_SMTP_URL, because it is not given the worker's login; else by SMTP_URL as it has it.
 */
export function watchRegularly(): void {
  if (!hasTeam()) return;
  const { ALERT_SMTP_URL, SMTP_URL } = env();
  const post = openPost(ALERT_SMTP_URL ?? SMTP_URL);
  setInterval(() => {
    alertTeam(post).catch((error: unknown) => logFailure("tell the team", error));
  }, EVERY_MS).unref();
}
