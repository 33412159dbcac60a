import { site as writtenSite } from "./content/load/site.ts";
import type { Site } from "./content/schema/site.ts";
import { type Env, env, isProduction } from "./env.ts";
import { SetupError } from "./operator-error.ts";

/** What is about to run: the whole site, one of its processes, or a command that has mail sent to supporters. */
export type Door = "start" | "web" | "worker" | "mailing";

const FOR_ALL = ["SITE_URL", "DATABASE_URL", "SMTP_URL", "MAIL_FROM"] as const;
const OF_WEB = ["INDEX_KEY", "MAIL_PUBLIC_KEY", "DELIVERY_PUBLIC_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] as const;
const OF_WORKER = ["MAIL_SECRET_KEY", "INDEX_KEY"] as const;

const KEYS: Record<Door, readonly (keyof Env)[]> = {
  start: [...OF_WEB, "MAIL_SECRET_KEY"],
  web: OF_WEB,
  worker: OF_WORKER,
  mailing: [],
};

/**
 * Refuses to run in production with anything missing or made up; does nothing on a trial.
 * @throws SetupError naming every variable at once, and never a value that may be secret
 */
export function assertWhole(door: Door, variables: Env = env(), site: Site = writtenSite): void {
  if (!isProduction(variables)) return;
  const gaps = listGaps(door, variables, site);
  if (gaps.length === 0) return;
  throw new SetupError(
    `The site may not run in production like this (NODE_ENV=production):\n${gaps.map((gap) => `  ${gap}`).join("\n")}\n\`.env.example\` describes every variable. For a trial, leave NODE_ENV empty.`,
  );
}

/** What is missing or made up, one sentence each, beginning with the variable to set. */
export function listGaps(door: Door, variables: Env, site: Site): string[] {
  const missing = [...FOR_ALL, ...KEYS[door]]
    .filter((name) => variables[name] === undefined)
    .map((name) => `${name} is not set.`);
  return [...missing, ...madeUp(variables), ...unknownSender(site)];
}

/** Values that were copied from an example, or that work on one machine only. */
function madeUp({ SITE_URL, SMTP_URL, MAIL_FROM }: Env): string[] {
  return [
    ...(SITE_URL === undefined ? [] : faultsOfSite(new URL(SITE_URL))),
    ...(SMTP_URL !== undefined && isReserved(new URL(SMTP_URL).hostname)
      ? ["SMTP_URL names a mail server of the examples, which does not exist."]
      : []),
    ...(MAIL_FROM === undefined ? [] : faultsOfSender(MAIL_FROM)),
  ];
}

function faultsOfSite({ protocol, hostname }: URL): string[] {
  return [
    ...(protocol === "https:" ? [] : ["SITE_URL must begin with https://."]),
    ...(isLocal(hostname) ? [`SITE_URL names ${hostname}, which only this machine can reach.`] : []),
    ...(isReserved(hostname) ? [`SITE_URL names ${hostname}, a name of the examples.`] : []),
  ];
}

function faultsOfSender(from: string): string[] {
  const [, domain] = /^[^@]*[^@\s<]@([\w.-]+\.[\w-]+)>?\s*$/.exec(from) ?? [];
  if (domain === undefined) return ['MAIL_FROM holds no complete address, as in "Our campaign <hello@our-domain.ca>".'];
  return isReserved(domain) ? [`MAIL_FROM ends in ${domain}, a name of the examples.`] : [];
}

/** What the law and supporters need to know about who writes to them. */
function unknownSender({ contact, privacyOfficer, postalAddress, repositoryUrl }: Site): string[] {
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

/** Names that RFC 2606 and RFC 6761 keep for examples and tests. */
function isReserved(hostname: string): boolean {
  return /(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|test|invalid)\.?$/i.test(hostname);
}

function isLocal(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f:]+\])$/i.test(hostname);
}
