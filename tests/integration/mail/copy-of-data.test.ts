import { expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { sign } from "#lib/signatures/sign.ts";
import { confirmed, mailingOfThisFile, petition, workOff } from "#tests/support/mailing.ts";
import { anOpenDay, aSigning, tokenOf } from "#tests/support/signing.ts";

const smtp = await mailingOfThisFile();

test.each(["en", "fr"] as const)(
  "the copy of one's data in %s says all that the worker can read, and that the rest is sealed",
  async (locale) => {
    const token = await confirmed(1, {
      updates: true,
      locale,
      name: "Canary Featherlight",
      postalCode: "X0C 9Z7",
    });
    await db().$executeRaw`UPDATE signature SET mailed_at = now() - interval '6 days'`;
    const before = await db().signature.findFirstOrThrow();
    expect(await askForData(token)).toEqual({ ok: true, queued: true });
    await workOff(1);
    const [{ to, mail } = { to: [], mail: null }] = smtp.received;
    expect(to).toEqual(["supporter-1@example.org"]);
    const officer = "privacy@example.org";
    for (const held of ["supporter-1@example.org", token, "Nunavut", officer]) expect(mail?.text).toContain(held);
    for (const sealed of ["Canary Featherlight", "X0C"]) expect(mail?.text).not.toContain(sealed);
    const file = JSON.parse(Buffer.from(mail?.attachments[0]?.content as ArrayBuffer).toString());
    expect(file).toMatchObject({
      email: "supporter-1@example.org",
      petition: "bill-c-2",
      status: "confirmed",
      locale,
      country: "CA",
      province: "NU",
      updatesConsentVersion: 1,
      createdAt: before.createdAt.toISOString(),
      sealedToDeliveryKey: ["name", "postalCodePrefix"],
    });
    // A copy must not lengthen the life of a link.
    expect((await db().signature.findFirstOrThrow()).mailedAt).toEqual(before.mailedAt);
  },
);

test.each([
  ["the form's wish", {}, "wished", "severalForms"],
  ["that nothing is kept of several forms", { name: "Somebody Else" }, "severalForms", "wished"],
] as const)("the copy of a signature that waits tells %s", async (_, changes, told, untold) => {
  await sign(aSigning(1, { petition, updates: true }), anOpenDay);
  await sign(aSigning(1, { petition, updates: true, ...changes }), anOpenDay);
  await askForData(await tokenOf());
  await workOff(2);
  const texts = smtp.received.map(({ mail }) => mail?.text ?? "").join();
  expect(texts).toContain(translator("en")(`mail.data.${told}`));
  expect(texts).not.toContain(translator("en")(`mail.data.${untold}`));
});

test("the name that was signed with is in no mail: the worker cannot read it", async () => {
  const token = await confirmed(1, { name: "Canary Featherlight" });
  await askForData(token);
  await workOff(1);
  expect(smtp.received[0]?.raw).not.toContain("Featherlight");
});
