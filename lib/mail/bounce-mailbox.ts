import { ImapFlow, type ImapFlowOptions } from "imapflow";
import { isThisMachine } from "./smtp-url.ts";

/** A bounce is a few kilobytes; the mail that it returns may be cut off. */
const BYTES_MAX = 1_000_000;
/** What one look reads at most; the rest follows with the next. */
const MESSAGES_MAX = 500;
const CONNECT_MS = 15_000;
const SILENT_MS_MAX = 60_000;
const CODE = /^[A-Z][A-Z0-9-]{1,40}$/;

/** The mailbox could not be read; the message is a code of the server, and never its words. */
class MailboxError extends Error {
  override name = "MailboxError";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Mailbox {
  /** `imaps://user:password@host:993/INBOX`, see BOUNCE_IMAP_URL. */
  url: string;
  /** The folder that bounces are moved to; without it they stay, marked as read. */
  moveTo: string | undefined;
}

/**
 * Reads every unread message of a mailbox, oldest first, and marks it as read once it is taken.
 * @param take what to do with a message as it arrived; returns whether it was a bounce. When it throws, the message stays
 * unread, and reading ends
 * @throws MailboxError with the server's code; the system's or `take`'s own error
 */
export async function readBounceMailbox(
  { url, moveTo }: Mailbox,
  take: (message: string) => Promise<boolean>,
): Promise<void> {
  const { options, folder } = readUrl(url);
  const client = new ImapFlow(options);
  client.on("error", () => undefined); // the command that waits for an answer fails with it
  try {
    await asked(client.connect());
    await asked(client.mailboxOpen(folder));
    const unread = await asked(client.search({ seen: false }, { uid: true }));
    for (const uid of accepted(unread, "SEARCH").slice(0, MESSAGES_MAX)) {
      const one = String(uid);
      const source = { start: 0, maxLength: BYTES_MAX };
      const message = await asked(client.fetchOne(one, { source }, { uid: true }));
      if (!message) continue; // somebody else has moved it meanwhile
      const isBounce = await take(message.source?.toString("latin1") ?? "");
      accepted(await asked(client.messageFlagsAdd(one, ["\\Seen"], { uid: true })), "STORE");
      if (isBounce && moveTo) accepted(await asked(client.messageMove(one, moveTo, { uid: true })), "MOVE");
    }
    await client.logout();
  } finally {
    client.close();
  }
}

/** Mail leaves and is read encrypted or not at all; only a server on this machine may do without. */
function readUrl(text: string): { options: ImapFlowOptions; folder: string } {
  const { protocol, hostname, port, username, password, pathname } = new URL(text);
  const secure = protocol === "imaps:";
  return {
    folder: decodeURIComponent(pathname.slice(1)) || "INBOX",
    options: {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || (secure ? 993 : 143),
      secure,
      ...(secure ? {} : { doSTARTTLS: !isThisMachine(hostname) }),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS_MAX,
    },
  };
}

/** Servers repeat the login in their words, so only their code is kept. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { authenticationFailed, serverResponseCode, responseStatus } = error as Record<string, unknown>;
    const named = [serverResponseCode, authenticationFailed && "AUTHENTICATIONFAILED", responseStatus];
    const code = named.find((each) => typeof each === "string" && CODE.test(each));
    throw code === undefined ? error : new MailboxError(String(code));
  }
}

function accepted<T>(answer: T | false | undefined, command: string): T {
  if (answer === false || answer === undefined) throw new MailboxError(`${command}-REFUSED`);
  return answer;
}
