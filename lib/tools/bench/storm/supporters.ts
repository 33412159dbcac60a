import { formWith, visit } from "../../../harness/visitor.ts";
import { addressInACrowd, atMost, type Form, filledForm } from "../crowd.ts";
import type { PostOffice } from "../faults/post-office.ts";

/** Requests that may be under way at once, so that a site that falls behind is not buried. */
const AT_ONCE = 64;

export interface Supported {
  signed: number;
  /** When each confirmation was acknowledged, in order. */
  confirmedAt: number[];
  /** Own pages after a press that showed fewer signatures than were confirmed by then. */
  inexact: number;
  errors: Map<string, number>;
}

export interface Pace {
  signings: number;
  confirmations: number;
}

/** Signs and confirms at a pace until it is told to stop: real forms, and the links of real mails. */
export async function supportOn(
  address: string,
  form: Form,
  office: PostOffice,
  pace: Pace,
  supported: Supported,
  over: AbortSignal,
): Promise<void> {
  const waiting: { link: string; number: number }[] = [];
  const fail = (what: string) => void supported.errors.set(what, (supported.errors.get(what) ?? 0) + 1);
  let pressed: Record<string, string> | null = null;

  async function sign(number: number): Promise<void> {
    const email = `supporter-${number}@example.org`;
    const visitor = visit(address, addressInACrowd(number));
    const answer = await visitor.send(form.page, filledForm(form, number, email));
    if (answer.location !== form.inbox) return fail(`signing ${answer.status}`);
    supported.signed += 1;
    void office.linkFor(email).then((link) => waiting.push({ link, number }));
  }

  async function confirm(link: string, number: number): Promise<void> {
    const visitor = visit(address, addressInACrowd(number));
    pressed ??= formWith("token", (await visitor.read(link)).html);
    const before = supported.confirmedAt.length;
    const answer = await visitor.send(link, { ...pressed, token: link.slice(link.lastIndexOf("/") + 1) });
    if (answer.status !== 303) return fail(`confirming ${answer.status}`);
    supported.confirmedAt.push(performance.now());
    const thanks = await visitor.read(link);
    if (thanks.status !== 200) return fail(`own page ${thanks.status}`);
    if (countOn(thanks.html) < before + 1) supported.inexact += 1;
  }

  const numbers = supported.signed;
  await Promise.all([
    keepUp(pace.signings, over, fail, (turn) => sign(numbers + turn)),
    keepUp(pace.confirmations, over, fail, async () => {
      const next = waiting.shift();
      if (next) await confirm(next.link, next.number);
    }),
  ]);
}

/** Does something so many times a second, unless too many are under way. */
async function keepUp(
  perSecond: number,
  over: AbortSignal,
  fail: (what: string) => void,
  work: (turn: number) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const pace = atMost(perSecond);
  for (let turn = 0; !over.aborted; turn += 1) {
    await pace();
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    const one = work(turn)
      .catch((error: Error) => fail(error.name))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
}

/** "It is now one of 12", or "You are the first". */
function countOn(html: string): number {
  const found = /one of ([\d,\u00a0\u202f]+)/.exec(html)?.[1]?.replace(/\D/g, "");
  return found ? Number(found) : /the first to sign/.test(html) ? 1 : 0;
}
