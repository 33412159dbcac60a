import { setTimeout as wait } from "node:timers/promises";
import { listPetitions } from "../../../content/index.ts";
import type { StartedSite } from "../../../harness/started-site.ts";
import { type Answer, formWith, type Visitor, visit } from "../../../harness/visitor.ts";
import { inboxPath, path } from "../../../i18n/index.ts";
import { SetupError } from "../../../operator-error.ts";
import { isOpen } from "../../../petitions/status.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { PostOffice } from "./post-office.ts";

/** How many supporters come. */
export interface Crowd {
  /** Whether supporter number n still comes, from 0. */
  comes(number: number): boolean;
  /** At most this many forms a second. */
  perSecond: number;
  /** At most this many supporters wait for an answer at the same time. */
  atOnce: number;
}

/** One supporter in this many presses the button of the mailed page. */
const CONFIRMS_EVERY = 3;
const AGAIN_AFTER_MS = 500;

/** Sends signatures, and notes what the site acknowledged; some supporters press the mailed button too. */
export async function sendAll(
  { comes, perSecond, atOnce }: Crowd,
  site: Pick<StartedSite, "address">,
  office: PostOffice,
  acknowledged: Acknowledged,
): Promise<void> {
  const forms = await readForms(site);
  const confirming: Promise<void>[] = [];
  const turn = atMost(perSecond);
  let next = 0;
  const supporter = async () => {
    while (comes(next)) {
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
  await Promise.all(Array.from({ length: atOnce }, supporter));
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
async function readForms({ address }: Pick<StartedSite, "address">): Promise<[Form, ...Form[]]> {
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
  const form = formWith("token", await readPatiently(visitor, link, acknowledged));
  await insist(acknowledged, () => visitor.send(link, form), link, link);
  acknowledged.confirmed.add(link);
}

/** Reads a page again until it comes: what was not sent cannot be lost, so its failures have a name of their own. */
async function readPatiently(visitor: Visitor, path: string, { answers }: Acknowledged): Promise<string> {
  for (;;) {
    const answer = await visitor.read(path).catch(() => null); // counted as a missing answer
    if (answer?.status === 200) return answer.html;
    const name = answer ? `${answer.status} to a reader` : "no answer to a reader";
    answers.set(name, (answers.get(name) ?? 0) + 1);
    await wait(AGAIN_AFTER_MS * (0.5 + Math.random()));
  }
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
