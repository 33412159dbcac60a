import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import PostalMime from "postal-mime";
import { env } from "../env.ts";
import { systemCodeOf } from "../operator-error.ts";
import { opensOutbox } from "./outbox-key.ts";
import type { MailReference } from "./template.ts";

/** A mail of a trial site, as the local `/outbox` page lists it. */
export type OutboxEntry = { id: string; to: string; subject: string; date: Date };

export type OutboxMail = OutboxEntry & {
  from: string;
  text: string;
  html: string;
  /** Addresses in the text, in order. */
  links: string[];
  /** The whole message. */
  raw: string;
};

const LISTED_MAX = 100;

/**
 * Writes a mail as `<signature>_<job>.eml`, completely or not at all; the same job replaces its earlier file. Only the
 * file's owner may read it. `pruneOutbox` uses the signature in the name to find the mails it must delete.
 */
export async function writeToOutbox({ signature, job }: MailReference, message: SendMailOptions): Promise<void> {
  const id = `${signature}_${job}`;
  const { message: bytes } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  await mkdir(outboxFolder(), { recursive: true, mode: 0o700 });
  const draft = join(outboxFolder(), `${id}.${randomUUID()}.draft`);
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(bytes as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(outboxFolder(), `${id}.eml`));
}

/** The names of all files in the outbox; none before its first mail. @throws when the folder cannot be read */
export async function listOutboxFiles(): Promise<string[]> {
  try {
    return await readdir(outboxFolder());
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** The latest mails, newest first; empty when none was sent, or when the key does not open the outbox. */
export async function listOutbox(key: string): Promise<OutboxEntry[]> {
  if (!opensOutbox(key)) return [];
  const names = await listOutboxFiles();
  const files = await Promise.all(names.filter((name) => name.endsWith(".eml")).map(timeOf));
  const latest = files
    .filter((file) => file !== null)
    .sort((a, b) => b.at - a.at)
    .slice(0, LISTED_MAX);
  const mails = await Promise.all(latest.map(({ id }) => readOutbox(key, id)));
  return mails.flatMap((mail) => (mail ? [{ id: mail.id, to: mail.to, subject: mail.subject, date: mail.date }] : []));
}

async function timeOf(name: string): Promise<{ id: string; at: number } | null> {
  const file = await stat(join(outboxFolder(), name)).catch(() => null); // it may have been pruned in the meantime
  return file && { id: name.slice(0, -4), at: file.mtimeMs };
}

/** One mail, or null when there is none with that id, or the key does not open the outbox. */
export async function readOutbox(key: string, id: string): Promise<OutboxMail | null> {
  if (!opensOutbox(key) || !/^[\w-]{1,80}$/.test(id)) return null;
  const path = join(outboxFolder(), `${id}.eml`);
  const raw = await readFile(path, "utf8").catch(() => null); // it may have been pruned in the meantime
  const file = await timeOf(`${id}.eml`);
  if (raw === null || file === null) return null;
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? "";
  return {
    id,
    to: mail.to?.[0]?.address ?? "",
    from: mail.from?.address ?? "",
    subject: mail.subject ?? "",
    date: new Date(file.at),
    text,
    html: mail.html ?? "",
    links: text.match(/https?:\/\/\S+/g) ?? [],
    raw,
  };
}

/** The folder that holds the mails of a trial site. */
export function outboxFolder(): string {
  return join(env().DATA_DIR, "outbox");
}
