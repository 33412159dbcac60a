import { isMigrated } from "#lib/db/readiness.ts";
import { log, logFailure } from "#lib/log.ts";
import { isQueueCurrent, type MailHealth, readMailHealth } from "#lib/mail/queue-health.ts";
import { proxyHints } from "#lib/server/proxy-hints.ts";
import { rehearseSigning } from "#lib/signatures/rehearse-signing.ts";

/** The answer of `/readyz`; `lib/server/README.md` describes each field. It holds nothing about a person. */
export type Readiness = {
  /** Whether a supporter can sign now. */
  ok: boolean;
  /** Whether a test signature passed all its statements and was rolled back. */
  signing: boolean;
  migrations: boolean;
  queue: boolean;
  mail: MailHealth["mail"] | "unknown";
  /** What an operator should set, according to the requests since the start of this process. */
  proxy: string[];
} & Partial<Omit<MailHealth, "mail">>;

/** However many requests arrive, the database is checked once in this time. */
const KEPT_MS = 2_000;

let kept: { at: number; readiness: Promise<Readiness> } | undefined;

/** Whether this site can take signatures, and the state of its mail; each fault is also a line in the log. */
export function readReadiness(now = performance.now()): Promise<Readiness> {
  if (!kept || now - kept.at > KEPT_MS) kept = { at: now, readiness: check() };
  return kept.readiness;
}

async function check(): Promise<Readiness> {
  const [signing, migrations, queue, health] = await Promise.all([
    isTrue("rehearse a signature", async () => rehearseSigning().then(() => true)),
    isTrue("check the migrations", isMigrated),
    isTrue("check the queue", isQueueCurrent),
    readMailHealth().catch((error: unknown) => {
      logFailure("look at the queue", error);
      return { mail: "unknown" as const };
    }),
  ]);
  if (health.mail === "late" || health.mail === "stopped") {
    const { mail, mailWaitingSeconds: seconds, mailsFailed: count } = health;
    log.error({ event: "mail waits", reason: mail === "stopped" ? "no worker" : "late", seconds, count });
  }
  return { ok: signing && migrations && queue, signing, migrations, queue, ...health, proxy: proxyHints() };
}

async function isTrue(doing: string, question: () => Promise<boolean>): Promise<boolean> {
  try {
    const answer = await question();
    if (!answer) log.error({ event: "not ready", doing });
    return answer;
  } catch (error) {
    logFailure(doing, error);
    return false;
  }
}
