import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, vi } from "vitest";
import { type StartedSite, startAsPeopleDo } from "#lib/harness/started-site.ts";
import { findChild, PROGRAMS } from "#lib/harness/victims.ts";
import { formWith, type Visitor, visit } from "#lib/harness/visitor.ts";
import { inboxPath, path, translator } from "#lib/i18n/index.ts";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { patience } from "./patience.ts";

export const petition = "bill-c-2";
export const page = path("en", "issues", petition);
const t = translator("en");
export const inbox = inboxPath("en", petition);

/** A folder for the site of this file; it is also this process's DATA_DIR, so that its outbox can be read. */
export function dataFolderOfThisFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "running-site-"));
  chmodSync(folder, 0o711); // as root, Postgres runs as another user, who needs access
  process.env.DATA_DIR = folder;
  process.env.OUTBOX_KEY = outboxKey;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const outboxKey = "the-key-of-a-running-site";
let networks = 0;

/**
 * The built site, run by `npm start` in separate processes; their clock can be moved, and each visitor has a network.
 */
export async function siteOfThisFile(dataDir: string, variables: Record<string, string> = {}) {
  const site = await startAsPeopleDo({
    DATA_DIR: dataDir,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "clock.mjs")}`,
    TRUSTED_PROXIES: "1",
    ...variables,
  });
  afterAll(() => site.stop());
  return {
    ...site,
    moveClock: (ms: number) => writeFileSync(join(dataDir, "clock"), String(ms)),
    /** The process that answers at the moment. */
    webProcess: () => vi.waitFor(() => findWebProcess(site.pid), patience),
    visitor: () => visit(site.address, `10.0.0.${networks++}`),
  };
}

async function findWebProcess(start: number): Promise<number> {
  const pid = await findChild(start, PROGRAMS["web process"]);
  if (pid === null) throw new Error("The web process is away");
  return pid;
}

/**
 * The complete form of one numbered supporter, with the hidden fields of the page. Right after a start a busy machine may
 * not have the page in time, so it is asked for again, as a supporter reloads it.
 */
export async function filledForm(visitor: Visitor, number: number): Promise<Record<string, string>> {
  const hidden = await vi.waitFor(async () => {
    const { status, html } = await visitor.read(page);
    if (status !== 200) throw new Error(`The page answers ${status}`);
    return formWith("email", html);
  }, patience);
  return {
    ...hidden,
    name: `Supporter ${number}`,
    email: addressOf(number),
    postalCode: "K1A 0B1",
    country: "CA",
    formKey: `form-of-supporter-${number}`,
  };
}

export const addressOf = (number: number) => `supporter-${number}@example.org`;

/** A supporter's own page, from the mail in the outbox. */
export async function linkFor(address: string): Promise<string> {
  return vi.waitFor(() => findLink(address), patience);
}

async function findLink(address: string): Promise<string> {
  const entry = (await listOutbox(outboxKey)).find(({ to }) => to === address);
  const [link] = (entry && (await readOutbox(outboxKey, entry.id)))?.links ?? [];
  if (!link) throw new Error("The mail has not come yet");
  return new URL(link).pathname;
}

/**
 * Presses a button of a supporter's own page, by default the confirming one. @returns the answer, 303 when confirmed
 */
export async function press(
  visitor: Visitor,
  link: string,
  button = t("signature.confirm.button"),
  typed: Record<string, string> = {},
): Promise<number> {
  const { html } = await visitor.read(link);
  return (await visitor.send(link, { ...formWith(button, html), ...typed })).status;
}

/** The public count. */
export async function countShown({ address }: StartedSite): Promise<number> {
  return (await (await fetch(`${address}/api/petitions/${petition}`)).json()).confirmed;
}
