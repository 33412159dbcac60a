import { beforeEach, expect, test } from "vitest";
import { meteredDomain, paceDomain, paceHeld } from "#lib/abuse/mail-meter.ts";
import { db } from "#lib/db/index.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();
beforeEach(() => db().mailMeter.deleteMany());

/** Seconds to wait for one mail after the other, each to another mailbox of a domain. */
async function waits(count: number, host = "school.example"): Promise<number[]> {
  const seconds: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const domain = meteredDomain(`pupil-${number}@${host}`);
    seconds.push(domain ? await db().$transaction((tx) => paceDomain(tx, domain)) : -1);
  }
  return seconds;
}

/** As `confirm_signature` counts it. */
const confirmOne = (host = "school.example") => {
  const domain = meteredDomain(`pupil@${host}`);
  return db().$executeRaw`UPDATE mail_meter SET confirmed = confirmed + 1 WHERE key = ${domain}`;
};

test("thirty made-up names of one domain get ten mails at once, and the others five minutes apart", async () => {
  const seconds = await waits(30);
  expect(seconds.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(seconds.slice(10).map((wait) => Math.round(wait / 300))).toEqual(
    Array.from({ length: 20 }, (_, nth) => nth + 1),
  );
});

test("a school whose pupils confirm meets no limit", async () => {
  const seconds: number[] = [];
  for (let pupil = 0; pupil < 200; pupil += 1) {
    seconds.push(...(await waits(1)));
    if (pupil % 2 === 0) await confirmOne();
  }
  expect(Math.max(...seconds)).toBe(0);
});

test.each(["gmail.com", "GoogleMail.com", "videotron.ca"])("%s is never metered", async (host) => {
  expect(new Set(await waits(50, host))).toEqual(new Set([-1]));
  expect(await db().mailMeter.count()).toBe(0);
});

test("made-up subdomains are the same domain; two schools below one suffix are not", async () => {
  expect(meteredDomain("a@x1.school.example")).toEqual(meteredDomain("b@x2.mail.school.example"));
  expect(meteredDomain("a@one.co.uk")).not.toEqual(meteredDomain("a@two.co.uk"));
  expect(meteredDomain("a@one.github.io")).not.toEqual(meteredDomain("a@two.github.io"));
  expect(meteredDomain("a@écol.example")).toEqual(meteredDomain("a@xn--col-9la.example"));
});

test("nobody can shut a domain out: no mail waits for more than a day", async () => {
  await waits(11);
  await db().$executeRaw`UPDATE mail_meter SET next_at = now() + interval '20 days'`;
  expect(await waits(2)).toEqual([86_400, 86_400]);
});

test("mails to held signatures of a petition leave one a second", async () => {
  const held = () => db().$transaction((tx) => paceHeld(tx, "a"));
  const seconds: number[] = [];
  for (let number = 0; number < 5; number += 1) seconds.push(await held());
  expect(seconds[0]).toBe(0);
  expect(seconds.at(-1)).toBeGreaterThanOrEqual(3);
  expect(await db().$transaction((tx) => paceHeld(tx, "another"))).toBe(0);
});
