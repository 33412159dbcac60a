import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { db } from "#lib/db/index.ts";
import { purge } from "#lib/retention/purge.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";

giveTestKeys();
await databaseOfThisFile();

/** Columns of `prisma/schema.prisma` that say something of a person, and what makes them go. A new column must be put on one side. */
const personal: Record<string, Record<string, string>> = {
  Signature: {
    emailIndex: "A",
    formKey: "A",
    nameSealed: "A",
    emailSealed: "A",
    postalSealed: "A",
    tokenSealed: "A",
    tokenHash: "A",
    country: "A",
    province: "A",
    locale: "A",
    updatesConsentVersion: "A",
    updatesConsentAt: "A",
    formDigest: "A",
    severalForms: "A",
    updatesWanted: "A",
    mailDomain: "A",
    createdAt: "A",
    mailedAt: "A",
    confirmedAt: "A",
    withdrawnAt: "A",
    status: "A",
    heldBecause: "A",
    heldNetwork: "A",
    textVersion: "A",
    textHash: "A",
    id: "A",
  },
  Subscription: {
    id: "proof",
    locale: "proof",
    emailIndex: "proof",
    emailSealed: "proof",
    tokenSealed: "proof",
    tokenHash: "proof",
    consentVersion: "proof",
    consentAt: "proof",
    stoppedAt: "proof",
    mailedAt: "proof",
    toldNews: "proof",
  },
  Bounce: { id: "30 days", reason: "30 days", at: "30 days" },
  Erasure: { id: "40 days", act: "40 days", at: "40 days" },
  AuditEvent: { actor: "2 years", act: "2 years", note: "2 years", count: "2 years", at: "2 years", id: "2 years" },
  MailQuota: {
    address: "30 days",
    about: "30 days",
    askedAt: "30 days",
    ofAlias: "30 days",
    taken: "30 days",
    keptUntil: "30 days",
  },
  MailMeter: { key: "30 days", mails: "30 days", confirmed: "30 days", nextAt: "30 days" },
  RateBucket: { key: "24 hours", points: "24 hours", expire: "24 hours" },
  NetworkSalt: { salt: "24 hours", day: "24 hours" },
};

/** Kept for as long as the index key lives: its owner asked for exactly that. */
const keptOnRequest = ["Suppression.emailIndex", "Suppression.at"];

/** Numbers and public texts. */
const impersonal: Record<string, string[]> = {
  Signature: ["petition", "keyVersion"],
  Tally: ["petition", "pending", "confirmed", "withdrawn", "held", "erased", "asOf"],
  TallyChange: ["petition", "id", "was", "became"],
  PetitionVersion: ["petition", "hash", "version", "text", "at"],
  PetitionDay: ["petition", "day", "confirmed"],
  PetitionRegion: ["petition", "region", "confirmed", "asOf"],
  Subscription: ["petition"],
  Bounce: ["petition"],
  Erasure: ["petition"],
  AuditEvent: ["petition"],
  MailDay: ["day", "result", "count"],
  PaperBatch: ["petition", "batch", "signatures", "at"],
  TeamAlert: ["key", "at"],
  SharedVisit: ["petition", "via", "day", "count"],
};

function columnsOfSchema(): string[] {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  return [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(([, model = "", body = ""]) =>
    [...body.matchAll(/^ {2}(\w+)\s+\w/gm)].map(([, column]) => `${model}.${column}`),
  );
}

const listed = (lists: Record<string, Record<string, string> | string[]>) =>
  Object.entries(lists).flatMap(([model, columns]) =>
    (Array.isArray(columns) ? columns : Object.keys(columns)).map((column) => `${model}.${column}`),
  );

test("every column of the schema is either no person's, or has a rule that erases it", () => {
  const known = [...listed(personal), ...listed(impersonal), ...keptOnRequest].sort();
  expect(columnsOfSchema().length).toBeGreaterThan(60);
  expect(known).toEqual(columnsOfSchema().sort());
});

test("each of these rules does erase: with every row past its time, no personal column holds anything", async () => {
  const id = "gen_random_uuid()";
  for (const sql of [
    "INSERT INTO petition_version (petition, hash, version, text) VALUES ('p', sha256('p'), 1, '')",
    `INSERT INTO signature (petition, id, status, email_index, form_key, key_version, name_sealed, email_sealed, postal_sealed,
       token_sealed, token_hash, country, province, locale, text_version, text_hash, form_digest, confirmed_at)
     VALUES ('p', ${id}, 'confirmed', decode(md5('1'), 'hex'), decode(md5('2'), 'hex'), 1, 'n', 'e', 'p', 't', sha256('t'), 'CA', 'ON', 'en', 1, sha256('p'), decode(md5('3'), 'hex'), now())`,
    `INSERT INTO subscription (petition, id, locale, email_index, token_hash, consent_version, consent_at, stopped_at, mailed_at)
     VALUES ('p', ${id}, 'en', decode(md5('1'), 'hex'), sha256('t'), 1, now() - interval '9 years', now() - interval '8 years', now() - interval '3 years 1 day')`,
    `INSERT INTO bounce (petition, id, reason, at) VALUES ('p', ${id}, '550', now() - interval '30 days 1 minute')`,
    `INSERT INTO erasure (petition, id, act, at) VALUES ('p', ${id}, 'erased', now() - interval '40 days 1 minute')`,
    "INSERT INTO audit_event (actor, act, at) VALUES ('someone', 'deliver', now() - interval '2 years 1 minute')",
    "INSERT INTO rate_bucket (key, points, expire) VALUES ('press:k', 1, extract(epoch FROM now() - interval '1 minute') * 1000)",
    `INSERT INTO mail_quota (address, about, asked_at, taken, kept_until)
     VALUES (decode(md5('1'), 'hex'), '{m}', ARRAY[now() - interval '31 days'], true, now() - interval '1 minute')`,
    "INSERT INTO mail_meter (key, next_at) VALUES (decode(md5('d'), 'hex'), now() - interval '30 days 1 minute')",
    "INSERT INTO network_salt (day, salt) VALUES (now()::date - 1, sha256('s'))",
  ])
    await db().$executeRawUnsafe(sql);
  await purge([{ key: "p", closes: "2020-01-01", steps: [] }], "the purge of this test");
  await db().auditEvent.deleteMany({ where: { actor: "the purge of this test" } });
  for (const model of Object.keys(personal)) {
    const table = model.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
    expect([table, row?.count]).toEqual([table, 0]);
  }
});
