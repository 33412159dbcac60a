import { describe, expect, test } from "vitest";
import { site } from "#lib/content/load/site.ts";
import type { Site } from "#lib/content/schema/site.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { parseEnv } from "#lib/env.ts";
import { assertComplete, type Entrypoint, listGaps } from "#lib/production.ts";

const { web, worker, build } = makeKeys();
const whole = {
  NODE_ENV: "production",
  SITE_URL: "https://refuge-campaign.ca",
  DATABASE_URL: "postgresql://campaign:secret@localhost/campaign",
  SMTP_URL: "smtp://localhost:25",
  MAIL_FROM: "Right to Refuge <hello@refuge-campaign.ca>",
  ...web,
  ...worker,
  ...build,
};
const knownSender: Site = {
  ...site,
  contact: { ...site.contact, email: "hello@refuge-campaign.ca" },
  privacyOfficer: { ...site.privacyOfficer, email: "privacy@refuge-campaign.ca" },
  postalAddress: { en: ["200-10 Main Street"], fr: ["200-10, rue Main"] },
  repositoryUrl: "https://github.com/refuge/refuge",
};

const gapsWith = (changes: Record<string, string>, entrypoint: Entrypoint = "start", sender = knownSender) =>
  listGaps(entrypoint, parseEnv({ ...whole, ...changes }), sender);

test("a whole production is not refused, and a trial never is", () => {
  expect(gapsWith({})).toEqual([]);
  expect(() => assertComplete("start", parseEnv({}), site)).not.toThrow();
  expect(() => assertComplete("start", parseEnv({ NODE_ENV: "production", SITE_MODE: "trial" }), site)).not.toThrow();
});

test.each(Object.keys(whole).filter((name) => name !== "NODE_ENV"))("%s is demanded by name", (name) => {
  expect(gapsWith({ [name]: "" })).toEqual([`${name} is not set.`]);
});

test("all that is missing is said at once, in one refusal", () => {
  const refuse = () => assertComplete("start", parseEnv({ NODE_ENV: "production" }), site);
  const names = Object.keys(whole).filter((name) => name !== "NODE_ENV");
  for (const name of [...names, "POSTAL_ADDRESS", "CONTACT_EMAIL", "PRIVACY_EMAIL", "REPOSITORY_URL"])
    expect(refuse).toThrow(new RegExp(`^  ${name} is not set`, "m"));
});

test("each process is asked only for the keys it may hold", () => {
  expect(gapsWith({ MAIL_SECRET_KEY: "" }, "web")).toEqual([]);
  expect(gapsWith({ DELIVERY_PUBLIC_KEY: "", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "" }, "worker")).toEqual([]);
  expect(gapsWith({ MAIL_SECRET_KEY: "", INDEX_KEY: "" }, "mailing")).toEqual([]);
  expect(gapsWith({ SMTP_URL: "" }, "web")).toEqual(["SMTP_URL is not set."]);
});

describe("what is made up, or works on this machine only, is refused", () => {
  test.each([
    ["SITE_URL", "http://refuge-campaign.ca"],
    ["SITE_URL", "https://localhost"],
    ["SITE_URL", "https://localhost:3000"],
    ["SITE_URL", "https://site.localhost"],
    ["SITE_URL", "https://127.0.0.1"],
    ["SITE_URL", "https://127.9.9.9:8443"],
    ["SITE_URL", "https://[::1]"],
    ["SITE_URL", "https://0.0.0.0"],
    ["SITE_URL", "https://example.org"],
    ["SITE_URL", "https://www.EXAMPLE.com"],
    ["SITE_URL", "https://petition.example"],
    ["SITE_URL", "https://petition.test"],
    ["SITE_URL", "https://petition.invalid."],
    ["SMTP_URL", "smtps://user:hidden@mail.example.org:465"],
    ["MAIL_FROM", "Right to Refuge <hello@example.org>"],
    ["MAIL_FROM", "hello@mail.example.net"],
    ["MAIL_FROM", "Right to Refuge"],
    ["MAIL_FROM", "hello@localhost"],
  ])("%s=%s", (name, value) => {
    const gaps = gapsWith({ [name]: value });
    expect(gaps).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
    expect(gaps.join()).not.toContain("hidden");
  });

  test("addresses of the examples in content/site.ts, each with what to set", () => {
    expect(gapsWith({}, "web", site)).toEqual([
      expect.stringMatching(/^POSTAL_ADDRESS .*content\/site\.ts/),
      expect.stringMatching(/^CONTACT_EMAIL .*hello@example\.org/),
      expect.stringMatching(/^PRIVACY_EMAIL .*privacy@example\.org/),
      expect.stringMatching(/^REPOSITORY_URL .*content\/site\.ts/),
    ]);
  });

  test.each(["https://contest.ca", "https://example-campaign.org", "https://myexample.org"])(
    "%s only resembles them and passes",
    (SITE_URL) => expect(gapsWith({ SITE_URL })).toEqual([]),
  );
});
