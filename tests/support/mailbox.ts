import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import PostalMime from "postal-mime";
import { given } from "./started-site.ts";

/** A mail as its reader sees it. `link` leads to the supporter's own page; `attachments` have their visible names. */
export type ReceivedMail = { subject: string; text: string; html: string; link: string; attachments: string[] };

const linkPattern = /https?:\/\/\S+\/signatures\/[\w-]+/;

/** What was read once: a file of the outbox never changes. */
const files = new Map<string, Buffer>();

/** Every mail that the site has sent to an address, oldest first. */
export async function mailTo(address: string): Promise<ReceivedMail[]> {
  const folder = given("OUTBOX_DIR");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  const added = names.filter((name) => !files.has(name));
  await Promise.all(added.map(async (name) => files.set(name, await readFile(join(folder, name)))));
  const raw = names.flatMap((name) => files.get(name) ?? []);
  const parsed = await Promise.all(raw.filter((mail) => mail.includes(address)).map((mail) => PostalMime.parse(mail)));
  return parsed
    .filter((mail) => mail.to?.some((to) => to.address === address))
    .sort((one, other) => (one.date ?? "").localeCompare(other.date ?? ""))
    .map(({ subject = "", text = "", html = "", attachments }) => ({
      ...{ subject, text, html },
      link: linkPattern.exec(text)?.[0] ?? "",
      attachments: attachments.map(({ filename }) => filename ?? ""),
    }));
}

const PATIENCE_MS = 60_000;
const LOOKED_FOR_EVERY_MS = 100;

/** The first mail to an address, or a later one, once the worker has sent it. @throws when it does not come */
export async function mailOf(address: string, number = 1): Promise<ReceivedMail> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const mail = (await mailTo(address))[number - 1];
    if (mail) return mail;
    if (Date.now() > deadline) throw new Error(`Mail ${number} to ${address} has not come`);
    await wait(LOOKED_FOR_EVERY_MS);
  }
}
