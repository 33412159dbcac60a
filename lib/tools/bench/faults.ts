import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { duration, print } from "../../cli/terminal/print.ts";
import { listPetitions } from "../../content/index.ts";
import { type StartedSite, startAsPeopleDo } from "../../harness/started-site.ts";
import { killOne, victims } from "../../harness/victims.ts";
import { type Answer, formWith, type Visitor, visit } from "../../harness/visitor.ts";
import { inboxPath, path } from "../../i18n/index.ts";
import { SetupError } from "../../operator-error.ts";
import { isOpen } from "../../petitions/status.ts";
import type { Acknowledged } from "./faults/acknowledged.ts";
import { compareWithDatabase } from "./faults/compare.ts";
import { openPostOffice, type PostOffice } from "./faults/post-office.ts";

const SIGNATURES = 10_000;
const KILLS = 200;
const SUPPORTERS_AT_ONCE = 16;
/** The load that two cores can carry while they also run the database and the mail server. */
const PER_SECOND_MAX = 15;
/** One supporter in this many presses the button of the mailed page. */
const CONFIRMS_EVERY = 3;
/**
 * A kill comes at a random moment within this time after the preceding signature, or after its victim has restarted.
 */
const KILL_WITHIN_MS = 1000;
const AGAIN_AFTER_MS = 500;
const TOLD_EVERY_MS = 15_000;
/** A mail whose worker died returns to the queue after two minutes, and the queue is checked every minute. */
const LAST_MAIL_WITHIN_MS = 6 * 60_000;

/** Sends signatures while database, web process and worker are killed at random, and compares the results. */
export async function benchFaults(): Promise<void> {
  const [signatures = SIGNATURES, kills = KILLS, seed = randomInt(2 ** 31)] = process.argv.slice(3).map(Number);
  print(`${shown(signatures)} signatures, ${kills} kills, seed ${seed}`);
  const dataDir = await mkdtemp(join(tmpdir(), "bench-faults-"));
  await chmod(dataDir, 0o711); // as root, Postgres runs as another user, who needs access
  const office = await openPostOffice();
  try {
    const site = await startAsPeopleDo({ DATA_DIR: dataDir, SMTP_URL: office.url, TRUSTED_PROXIES: "1" });
    try {
      const begun = performance.now();
      const acknowledged: Acknowledged = { signed: new Set(), confirmed: new Set(), answers: new Map() };
      const killed = killAtRandom(seed, kills, signatures, acknowledged, site.pid, dataDir);
      const progress = setInterval(
        () => print(`  ${duration(performance.now() - begun)}: ${soFar(acknowledged, office)}`),
        TOLD_EVERY_MS,
      );
      await sendAll(signatures, site, office, acknowledged);
      print(`Killed: ${await killed}`);
      await untilMailed(acknowledged, office);
      clearInterval(progress);
      print(`Answers: ${[...acknowledged.answers].map(([answer, times]) => `${answer} ${shown(times)}`).join(", ")}`);
      const kept = await compareWithDatabase({ acknowledged, office, dataDir, site });
      print(
        `${duration(performance.now() - begun)} in all. ${kept ? "Every promise kept." : "NOT every promise kept."}`,
      );
      if (!kept) process.exitCode = 1;
    } finally {
      await site.stop();
    }
  } finally {
    await office.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * Spreads the kills over the signatures, so that each happens under load. @returns the number of kills of each process
 */
async function killAtRandom(
  seed: number,
  kills: number,
  signatures: number,
  { signed }: Acknowledged,
  start: number,
  dataDir: string,
): Promise<string> {
  const random = randomFrom(seed);
  const plan = Array.from({ length: kills }, () => ({
    after: Math.floor(random() * signatures),
    pause: random() * KILL_WITHIN_MS,
    victim: victims[Math.floor(random() * victims.length)] ?? "worker",
  })).sort((one, other) => one.after - other.after);
  // In parallel, so that a slow restart of one does not delay the kills of the others.
  const counts = victims.map(async (victim) => {
    const mine = plan.filter((kill) => kill.victim === victim);
    for (const { after, pause } of mine) {
      while (signed.size < after) await wait(10);
      await killOne(victim, start, dataDir, pause);
    }
    return `${victim} ${mine.length}`;
  });
  return (await Promise.all(counts)).join(", ");
}

async function sendAll(
  signatures: number,
  site: StartedSite,
  office: PostOffice,
  acknowledged: Acknowledged,
): Promise<void> {
  const forms = await readForms(site);
  const confirming: Promise<void>[] = [];
  const turn = atMost(PER_SECOND_MAX);
  let next = 0;
  const supporter = async () => {
    while (next < signatures) {
      const number = next++;
      await turn();
      const { page, inbox, hidden } = forms[number % forms.length] ?? forms[0];
      const email = `supporter-${number}@example.org`;
      const visitor = visit(site.address, addressInACrowd(number));
      const fields = { ...hidden, name: `Supporter ${number}`, email, postalCode: "K1A 0B1", country: "CA" };
      // The key that the page's own script gives to a form, the same when it is sent again.
      const form = { ...fields, formKey: `form-of-supporter-${number}` };
      await insist(acknowledged, () => visitor.send(page, form), inbox, email);
      acknowledged.signed.add(email);
      if (number % CONFIRMS_EVERY === 0) confirming.push(confirm(visitor, email, office, acknowledged));
    }
  };
  await Promise.all(Array.from({ length: SUPPORTERS_AT_ONCE }, supporter));
  await Promise.all(confirming);
}

/**
 * Spread over all of 10.0.0.0/8, as a crowd is over the world: consecutive numbers would look like one hosting range.
 */
function addressInACrowd(number: number): string {
  const spread = (number * 40_503_001) % 2 ** 24;
  return `10.${spread >> 16}.${(spread >> 8) & 255}.${spread & 255}`;
}

type Form = { page: string; inbox: string; hidden: Record<string, string> };

/** The form of each petition, as a reader has kept it open for a while. */
async function readForms({ address }: StartedSite): Promise<[Form, ...Form[]]> {
  const visitor = visit(address, "10.255.0.0");
  const forms: Form[] = [];
  for (const { slug, ...dates } of await listPetitions("en")) {
    if (!isOpen(dates, new Date())) continue;
    const page = path("en", "petitions", slug);
    forms.push({ page, inbox: inboxPath("en", slug), hidden: formWith("email", (await visitor.read(page)).html) });
  }
  const [first, ...others] = forms;
  if (!first) throw new SetupError("No petition is open: there is nothing to sign.");
  return [first, ...others];
}

/** Allows at most this many per second, one after the other. */
function atMost(perSecond: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = performance.now();
    free = Math.max(now, free + 1000 / perSecond);
    await wait(free - now);
  };
}

async function confirm(visitor: Visitor, email: string, office: PostOffice, acknowledged: Acknowledged): Promise<void> {
  const link = await office.linkFor(email);
  let form: Record<string, string> | undefined;
  const press = async () => {
    if (!form) {
      const page = await visitor.read(link);
      if (page.status !== 200) return page;
      form = formWith("token", page.html);
    }
    return visitor.send(link, form);
  };
  await insist(acknowledged, press, link, link);
  acknowledged.confirmed.add(link);
}

/**
 * Behaves as a supporter does: sends the same form again until the answer redirects. An error must keep what was typed.
 */
async function insist(
  { answers }: Acknowledged,
  send: () => Promise<Answer>,
  leadsTo: string,
  typed: string,
): Promise<void> {
  for (;;) {
    const answer = await send().catch(() => null); // counted as a missing answer
    const name = nameOf(answer, leadsTo, typed);
    answers.set(name, (answers.get(name) ?? 0) + 1);
    if (name === "taken") return;
    await wait(AGAIN_AFTER_MS * (0.5 + Math.random()));
  }
}

function nameOf(answer: Answer | null, leadsTo: string, typed: string): string {
  if (!answer) return "no answer";
  if (answer.status === 303 && answer.location === leadsTo) return "taken";
  const kept = answer.html.includes(typed.replace(/^.*\//, "")) ? "with" : "without";
  return `${answer.status} ${kept} what was sent`;
}

async function untilMailed({ signed }: Acknowledged, { boxes }: PostOffice): Promise<void> {
  const deadline = performance.now() + LAST_MAIL_WITHIN_MS;
  while (performance.now() < deadline && [...signed].some((address) => !boxes.has(address))) await wait(1000);
}

function soFar({ signed, confirmed }: Acknowledged, { boxes }: PostOffice): string {
  return `${shown(signed.size)} acknowledged, ${shown(boxes.size)} mailed, ${shown(confirmed.size)} confirmed`;
}

function shown(count: number): string {
  return count.toLocaleString("en-CA");
}

/** The same sequence of numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
