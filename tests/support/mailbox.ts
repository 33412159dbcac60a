import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import PostalMime from "postal-mime";
import { given } from "./browser.ts";

/** A mail as its reader sees it. `link` leads to the supporter's own page. */
export type ReceivedMail = { subject: string; text: string; html: string; link: string };

const linkPattern = /https?:\/\/\S+\/signatures\/[\w-]+/g;

/** Every mail that the site has sent to an address, oldest first. */
export async function mailTo(address: string): Promise<ReceivedMail[]> {
  const folder = given("OUTBOX_DIR");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  const raw = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const parsed = await Promise.all(raw.filter((mail) => mail.includes(address)).map((mail) => PostalMime.parse(mail)));
  return parsed
    .filter((mail) => mail.to?.some((to) => to.address === address))
    .sort((one, other) => (one.date ?? "").localeCompare(other.date ?? ""))
    .map(({ subject = "", text = "", html = "" }) => ({ subject, text, html, link: onlyLink(text, html) }));
}

/** The first mail to an address, once the worker has sent it. */
export async function firstMailTo(address: string): Promise<ReceivedMail> {
  let found: ReceivedMail | undefined;
  await expect
    .poll(async () => (found = (await mailTo(address))[0]), { message: `a mail to ${address}`, timeout: 30_000 })
    .toBeDefined();
  if (!found) throw new Error(`No mail to ${address}`);
  return found;
}

/** Both parts of the mail must lead to the same single page. */
function onlyLink(text: string, html: string): string {
  const links = new Set([...text.matchAll(linkPattern), ...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1] ?? m[0]));
  const [link] = links;
  if (!link || links.size > 1) throw new Error(`Expected one link in both parts, found: ${[...links].join(", ")}`);
  return link;
}
