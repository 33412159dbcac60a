import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../cli/start/port.ts";
import { outboxAddress, startSite } from "../../cli/start/site.ts";
import { print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";
import { formWith } from "../../harness/visitor.ts";
import { SetupError } from "../../operator-error.ts";
import { median } from "./median.ts";

const PAGE = "/en/petitions/bill-c-2";
const SAMPLES = 200;
// Promise 4 of the security page: no one learns who signed.
const APART_MS_MAX = 10;
const MAIL_WITHIN_MS = 30_000;

/**
 * Signs with new, waiting, confirmed and held addresses in turn, and with one whose forms give different names, and
 * compares the answers and their times.
 */
export async function benchAnswers(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "answers-"));
  await chmod(folder, 0o711); // as root, Postgres runs as another user, who needs access
  try {
    const port = String(await freePort());
    const alone = { DATA_DIR: folder, PORT: port, DATABASE_URL: "", SMTP_URL: "", TRUSTED_PROXIES: "1" };
    const site = await startSite({
      variables: { ...environment(), ...alone },
      showMail: false,
      interrupted: new AbortController().signal,
      print,
    });
    try {
      await measure(`http://localhost:${port}`, outboxAddress(site.env) ?? "");
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(site: string, outbox: string): Promise<void> {
  const form = await readForm(`${site}${PAGE}`, "email");
  const sign = (email: string, website = "", name = "Supporter") =>
    send(site, PAGE, form, { name, email, postalCode: "K1A 0B1", country: "CA", website });
  const kinds: Record<string, (sample: number) => Promise<string>> = {
    new: (sample) => sign(`new-${sample}@example.org`),
    waiting: () => sign("waiting@example.org"),
    several: (sample) => sign("several@example.org", "", `Supporter ${sample}`),
    confirmed: () => sign("confirmed@example.org"),
    held: () => sign("held@example.org", "https://spam.example"),
  };
  for (const each of Object.values(kinds)) await each(SAMPLES);
  await confirm(site, outbox, "confirmed@example.org");

  const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  const answersSeen = new Set<string>();
  // One of each kind in turn, so that a busy moment of the machine affects all kinds equally.
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (const [kind, once] of Object.entries(kinds)) {
      const begun = performance.now();
      answersSeen.add(await once(sample));
      times.get(kind)?.push(performance.now() - begun);
    }
  }
  printTable(times, answersSeen);
}

function printTable(times: Map<string, number[]>, answersSeen: Set<string>): void {
  const medians = [...times].map(([kind, list]) => ({ kind, ms: median(list) }));
  print(`\n${SAMPLES} signings of each kind through the whole site; medians`);
  for (const { kind, ms } of medians) print(`${kind.padEnd(12)}${ms.toFixed(1).padStart(8)} ms`);
  const all = medians.map(({ ms }) => ms);
  const apart = Math.max(...all) - Math.min(...all);
  const kept = apart <= APART_MS_MAX && answersSeen.size === 1;
  print(
    `\nApart by ${apart.toFixed(1)} ms (at most ${APART_MS_MAX} promised), ${answersSeen.size} different answer(s) (1 promised):`,
  );
  print(kept ? "kept" : "NOT kept");
  if (!kept) process.exitCode = 1;
}

/** Presses the button on the page that was mailed to an address. */
async function confirm(site: string, outbox: string, email: string): Promise<void> {
  const link = await linkFor(site, outbox, email);
  await send(site, new URL(link).pathname, await readForm(link, "token"), {});
  const { confirmed } = await (await fetch(`${site}/api/petitions/bill-c-2`)).json();
  if (confirmed !== 1) throw new SetupError("The button did not confirm, so there is nothing to compare.");
}

async function linkFor(site: string, outbox: string, email: string): Promise<string> {
  for (const deadline = Date.now() + MAIL_WITHIN_MS; Date.now() < deadline; await wait(100)) {
    const mails = await (await fetch(outbox)).text();
    const mail = mails.split("<li>").find((each) => each.includes(email));
    const [path] = /\/en\/signatures\/[0-9a-z]{58}/.exec(mail ?? "") ?? [];
    if (path) return `${site}${path}`;
  }
  throw new SetupError("The mail did not arrive within 30 s.");
}

async function readForm(url: string, field: string): Promise<Record<string, string>> {
  return formWith(field, await (await fetch(url)).text());
}

/** @returns everything a sender sees: status, redirect target and bytes */
async function send(site: string, path: string, hidden: Record<string, string>, typed: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, ...typed })) body.append(name, value);
  // A network of its own, as a proxy of ours would report it: otherwise the rate limits would answer.
  const network = [10, randomInt(256), randomInt(256), randomInt(1, 255)].join(".");
  const headers = { origin: site, "x-forwarded-for": network };
  const answer = await fetch(`${site}${path}`, { method: "POST", headers, body, redirect: "manual" });
  if (answer.status !== 303) throw new SetupError(`${path} answered ${answer.status} instead of redirecting.`);
  return `${answer.status} ${answer.headers.get("location")}\n${await answer.text()}`;
}
