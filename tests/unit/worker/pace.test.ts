import { expect, test } from "vitest";
import { mailsAtOnce } from "#lib/worker/pace.ts";

const [MOST, POSTMEN] = [4, 2];
/** Of the two minutes after which a job goes to another worker: the rest is for the mail server. */
const WAIT_SECONDS_MAX = 60;

test.each([0.1, 0.14, 0.25, 0.5, 1, 5, 1000])(
  "at %s mails a second none waits so long that it is sent twice",
  (rate) => {
    const each = mailsAtOnce(rate, MOST, POSTMEN);
    expect(each).toBeGreaterThanOrEqual(1);
    expect(each).toBeLessThanOrEqual(MOST);
    // The slots are shared: the last mail of two workers waits for all others that they have in hand.
    const workers = 2;
    expect((workers * POSTMEN * each) / rate).toBeLessThanOrEqual(WAIT_SECONDS_MAX);
  },
);

test("without a rate, and at those of most providers, as many leave at once as ever", () => {
  for (const rate of [undefined, 0.4, 1, 14]) expect(mailsAtOnce(rate, MOST, POSTMEN)).toBe(MOST);
});
