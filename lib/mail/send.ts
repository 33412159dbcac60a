import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { env, isProduction } from "../env.ts";
import { writeToOutbox } from "./outbox.ts";
import { senderAddress } from "./sender.ts";
import { withTls } from "./smtp-url.ts";
import type { Mail, MailReference } from "./template.ts";

/** Longer than any honest server takes, shorter than the two minutes a job may run. */
const CONNECT_MS = 20_000;
const SILENCE_MS = 40_000;
/** Shorter than servers wait before they end a quiet connection, so that a mail seldom meets one that has just ended. */
const QUIET_MS = 15_000;

/** Why a mail did not leave, without a word of what the server said: servers repeat addresses in their answers. */
export class MailError extends Error {
  /** A later try cannot help: the server refused this address for good. */
  readonly permanent: boolean;
  /** For example `550`, `ECONNECTION`, or `ETLS` when the server offers no encryption. */
  readonly reason: string;

  constructor(reason: string, permanent: boolean) {
    super(`Mail was not taken: ${reason}`);
    this.name = "MailError";
    this.reason = reason;
    this.permanent = permanent;
  }
}

/** Reason of a MailError: the quota of its address is used up for now, and the queue tries again. */
export const NO_QUOTA = "quota";

/** Sends mails one after the other; `close` ends the connections it keeps. */
export type Post = { send: (to: string, mail: Mail, about: MailReference) => Promise<void>; close: () => void };

/**
 * A way to send: the server of SMTP_URL, else a file in the outbox folder. The same job always gives the same
 * Message-ID, so that a mail sent twice, because a server took it and died before it said so, shows once in many inboxes.
 * `send` throws MailError and nothing else that could name a person.
 * @throws Error in production without SMTP_URL: mails of the public are never kept in a folder
 */
export function openPost(): Post {
  const { SMTP_URL } = env();
  if (!SMTP_URL && isProduction()) throw new Error("SMTP_URL is not set");
  if (!SMTP_URL)
    return { send: (to, mail, about) => writeToOutbox(about, toMessage(to, mail, about)), close: () => undefined };
  const transport = createTransport({
    url: withTls(SMTP_URL),
    pool: true,
    maxConnections: 4,
    idleTimeout: QUIET_MS,
    // One try per job: a server that says "later" (421) is given the pause of the queue, not a second try at once.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: (to, mail, about) => sendBySmtp(transport, toMessage(to, mail, about)),
    close: () => transport.close(),
  };
}

async function sendBySmtp(transport: Transporter, message: SendMailOptions): Promise<void> {
  try {
    await transport.sendMail(message);
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
    const answer = typeof responseCode === "number" ? responseCode : 0;
    // 535 and its like are our own login: that is ours to mend, and the mail waits.
    const permanent = answer >= 500 && code === "EENVELOPE";
    // What a server without STARTTLS answers to it (502) says less than that encryption failed.
    const reason = answer > 0 && code !== "ETLS" ? String(answer) : typeof code === "string" ? code : "unknown";
    throw new MailError(reason, permanent);
  }
}

function toMessage(to: string, mail: Mail, { job }: MailReference): SendMailOptions {
  const { fromName, subject, text, html, attachment, unsubscribe } = mail;
  const from = senderAddress();
  return {
    messageId: `<${job}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    from: { name: fromName, address: from },
    to: { name: "", address: to },
    subject,
    text,
    html,
    ...(attachment ? { attachments: [attachment] } : {}),
    headers: {
      // RFC 3834: no holiday notices in return.
      "Auto-Submitted": "auto-generated",
      // RFC 8058. Nodemailer's own option would fold the address away from its header on long lines.
      ...(unsubscribe
        ? {
            "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
            "List-Unsubscribe-Post": { prepared: true, value: "List-Unsubscribe=One-Click" },
          }
        : {}),
    },
  };
}
