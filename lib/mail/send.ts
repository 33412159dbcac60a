import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { env, isProduction } from "../env.ts";
import { readDkim } from "./dkim.ts";
import { writeToOutbox } from "./outbox.ts";
import { returnPathFor } from "./return-path.ts";
import { senderAddress } from "./sender.ts";
import { withTls } from "./smtp-url.ts";
import type { Mail, MailReference } from "./template.ts";

/** Longer than any honest server takes, shorter than the two minutes a job may run. */
const CONNECT_MS = 20_000;
const SILENCE_MS = 40_000;
/** Shorter than the time after which servers close an idle connection, so that a mail seldom meets a closed one. */
const QUIET_MS = 15_000;

/** Why a mail was not sent. It holds none of the server's text, because servers repeat addresses in their answers. */
export class MailError extends Error {
  /** Another attempt cannot help: the server refused this address permanently. */
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

/** The reason of a MailError: the quota of its address is used up for now, and the queue tries again later. */
export const NO_QUOTA = "quota";

/** Sends mails one after the other; `close` closes its connections. */
export type Post = { send: (to: string, mail: Mail, about: MailReference) => Promise<void>; close: () => void };

/**
 * Sends by the server of SMTP_URL, or else to a file in the outbox folder. The same job always has the same Message-ID:
 * when a server accepts a mail and fails before it says so, the mail is sent twice, and many inboxes show it once.
 * `send` throws only MailError, which names no person.
 * @param SMTP_URL another server, for mail to the team
 * @throws SetupError when mail is to be signed and the key cannot be read
 * @throws Error in production without SMTP_URL: mail to the public is never kept in a folder
 */
export function openPost(SMTP_URL = env().SMTP_URL): Post {
  if (!SMTP_URL && isProduction()) throw new Error("SMTP_URL is not set");
  if (!SMTP_URL)
    return { send: (to, mail, about) => writeToOutbox(about, toMessage(to, mail, about)), close: () => undefined };
  const transport = createTransport({
    url: withTls(SMTP_URL),
    pool: true,
    maxConnections: 4,
    idleTimeout: QUIET_MS,
    // One attempt per job: after "later" (421) the queue waits before the next attempt, instead of trying at once.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    dkim: readDkim(),
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
    // 535 and similar codes refuse our own login: the operator must correct it, and the mail waits.
    const permanent = answer >= 500 && code === "EENVELOPE";
    // A server without STARTTLS answers 502, which says less than "encryption failed".
    const reason = answer > 0 && code !== "ETLS" ? String(answer) : typeof code === "string" ? code : "unknown";
    throw new MailError(reason, permanent);
  }
}

function toMessage(to: string, mail: Mail, { job, signature, petition }: MailReference): SendMailOptions {
  const { fromName, subject, text, html, attachment, unsubscribe } = mail;
  const from = senderAddress();
  const returnPath = petition === undefined ? undefined : returnPathFor({ petition, id: signature });
  return {
    ...(returnPath === undefined ? {} : { envelope: { from: returnPath, to } }),
    messageId: `<${job}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    from: { name: fromName, address: from },
    to: { name: "", address: to },
    subject,
    text,
    html,
    ...(attachment ? { attachments: [attachment] } : {}),
    headers: {
      // RFC 3834: asks for no automatic replies.
      "Auto-Submitted": "auto-generated",
      // RFC 8058. Nodemailer's own option would break a long line between the header and its address.
      ...(unsubscribe
        ? {
            "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
            "List-Unsubscribe-Post": { prepared: true, value: "List-Unsubscribe=One-Click" },
          }
        : {}),
    },
  };
}
