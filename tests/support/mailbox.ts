import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import PostalMime from "postal-mime";
import { given } from "./browser.ts";

/** A mail as its reader sees it. `link` leads to the supporter's own page; `attachments` have their visible names. */
export type ReceivedMail = { subject: string; text: string; html: string; link: string; attachments: string[] };

const linkPattern = /https?:\/\/\S+\/signatures\/[\w-]+/;

/** Every mail that the site has sent to an address, oldest first. */
export async function mailTo(address: string): Promise<ReceivedMail[]> {
  const folder = given("OUTBOX_DIR");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  const raw = await Promise.all(names.map((name) => readFile(join(folder, name))));
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

/** The first mail to an address, or a later one, once the worker has sent it. */
export async function mailOf(address: string, number = 1): Promise<ReceivedMail> {
  await expect
    .poll(async () => (await mailTo(address)).length, { message: `mail ${number} to ${address}`, timeout: 30_000 })
    .toBeGreaterThanOrEqual(number);
  const mail = (await mailTo(address))[number - 1];
  if (!mail) throw new Error(`No mail ${number} to ${address}`);
  return mail;
}
