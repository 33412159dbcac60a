import { site as writtenSite } from "./content/load/site.ts";
import type { Site } from "./content/schema/site.ts";
import { type Env, env, isProduction } from "./env.ts";
import { SetupError } from "./operator-error.ts";

/** What starts: the whole site, one of its processes, or a command that sends mail to supporters. */
export type Entrypoint = "start" | "web" | "worker" | "mailing";

const REQUIRED_BY_ALL = ["SITE_URL", "DATABASE_URL", "SMTP_URL", "MAIL_FROM"] as const;
const REQUIRED_BY_WEB = [
  "INDEX_KEY",
  "MAIL_PUBLIC_KEY",
  "DELIVERY_PUBLIC_KEY",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
] as const;
const REQUIRED_BY_WORKER = ["MAIL_SECRET_KEY", "INDEX_KEY"] as const;

const REQUIRED: Record<Entrypoint, readonly (keyof Env)[]> = {
  start: [...REQUIRED_BY_WEB, "MAIL_SECRET_KEY"],
  web: REQUIRED_BY_WEB,
  worker: REQUIRED_BY_WORKER,
  mailing: [],
};

/**
 * Refuses to run in production with a missing or example value. Does nothing on a trial site.
 * @throws SetupError that names all wrong variables at once, and never a value that may be secret
 */
export function assertComplete(entrypoint: Entrypoint, variables: Env = env(), site: Site = writtenSite): void {
  if (!isProduction(variables)) return;
  const gaps = listGaps(entrypoint, variables, site);
  if (gaps.length === 0) return;
  throw new SetupError(
    `The site cannot run in production with these settings (NODE_ENV=production):\n${gaps.map((gap) => `  ${gap}`).join("\n")}\n\`.env.example\` describes every variable. For a trial, leave NODE_ENV empty.`,
  );
}

/** Lists missing and example values: one sentence each, starting with the variable to set. */
export function listGaps(entrypoint: Entrypoint, variables: Env, site: Site): string[] {
  const missing = [...REQUIRED_BY_ALL, ...REQUIRED[entrypoint]]
    .filter((name) => variables[name] === undefined)
    .map((name) => `${name} is not set.`);
  return [...missing, ...listExampleValues(variables), ...listSenderGaps(site)];
}

/** Values that were copied from an example, or that work on one machine only. */
function listExampleValues({ SITE_URL, SMTP_URL, MAIL_FROM }: Env): string[] {
  return [
    ...(SITE_URL === undefined ? [] : checkSiteUrl(new URL(SITE_URL))),
    ...(SMTP_URL !== undefined && isReserved(new URL(SMTP_URL).hostname)
      ? ["SMTP_URL names an example mail server, which does not exist."]
      : []),
    ...(MAIL_FROM === undefined ? [] : checkSender(MAIL_FROM)),
  ];
}

function checkSiteUrl({ protocol, hostname }: URL): string[] {
  return [
    ...(protocol === "https:" ? [] : ["SITE_URL must start with https://."]),
    ...(isLocal(hostname) ? [`SITE_URL names ${hostname}, which only this machine can reach.`] : []),
    ...(isReserved(hostname) ? [`SITE_URL names ${hostname}, an example domain.`] : []),
  ];
}

function checkSender(from: string): string[] {
  const [, domain] = /^[^@]*[^@\s<]@([\w.-]+\.[\w-]+)>?\s*$/.exec(from) ?? [];
  if (domain === undefined)
    return ['MAIL_FROM contains no complete address. Write it like "Our campaign <hello@our-domain.ca>".'];
  return isReserved(domain) ? [`MAIL_FROM ends in ${domain}, an example domain.`] : [];
}

/** The law requires that supporters can see who sends the mail and how to reach the sender. */
function listSenderGaps({ contact, privacyOfficer, postalAddress, repositoryUrl }: Site): string[] {
  return [
    ...(postalAddress === null
      ? ["POSTAL_ADDRESS is not set: give the mailing address there, or as postalAddress in content/site.ts."]
      : []),
    ...(isReserved(domainOf(contact.email))
      ? [`CONTACT_EMAIL is not set, and contact.email in content/site.ts is ${contact.email}, which reaches nobody.`]
      : []),
    ...(isReserved(domainOf(privacyOfficer.email))
      ? [
          `PRIVACY_EMAIL is not set, and privacyOfficer.email in content/site.ts is ${privacyOfficer.email}, which reaches nobody.`,
        ]
      : []),
    ...(isReserved(new URL(repositoryUrl).hostname)
      ? [`REPOSITORY_URL is not set, and repositoryUrl in content/site.ts is ${repositoryUrl}, which leads nowhere.`]
      : []),
  ];
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

/** Names that RFC 2606 and RFC 6761 reserve for examples and tests. */
function isReserved(hostname: string): boolean {
  return /(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|test|invalid)\.?$/i.test(hostname);
}

function isLocal(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f:]+\])$/i.test(hostname);
}
