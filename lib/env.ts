import { availableParallelism } from "node:os";
import { z } from "zod";
import { type Role, variablesFor } from "./env/roles.ts";
import { withSecretFiles } from "./env/secret-files.ts";

export type { Role } from "./env/roles.ts";

const base64Key = z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64");

const level = z.enum(["debug", "info", "warn", "error", "silent"]).default("info");
/** lib/db reads it in full: the URL parser rejects several hosts, and a socket without a host. */
const databaseAddress = z.string().regex(/^postgres(?:ql)?:\/\//, "must start with postgresql://");

const addresses = z
  .string()
  .transform((text) => text.split(",").map((address) => address.trim()))
  .pipe(z.array(z.email()).min(1));

/** `role:key`, separated by commas. */
const approvers = z
  .string()
  .transform((text) => text.split(",").map((pair) => /^\s*([^:]+?)\s*:\s*(\S+)\s*$/.exec(pair)))
  .transform((pairs) => pairs.map((pair) => ({ role: pair?.[1] ?? "", key: pair?.[2] ?? "" })))
  .pipe(z.array(z.object({ role: z.string().min(1).max(60), key: base64Key })))
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, "names one key twice");

const fields = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  SITE_MODE: z.enum(["trial", "production"]).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LOG_LEVEL: level,
  HOST: z.string().min(1).default("localhost"),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(60).default(0),
  HSTS_SUBDOMAINS: z.enum(["yes", "no"]).default("yes"),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  WEB_PROCESSES: z.coerce.number().int().min(1).max(64).optional(),
  WEB_SLOT: z.coerce.number().int().min(0).default(0),
  METRICS_PORT: z.coerce.number().int().min(0).max(65534).optional(),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: databaseAddress.optional(),
  DIRECT_DATABASE_URL: databaseAddress.optional(),
  SCRATCH_DATABASE_URL: databaseAddress.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ALERT_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TEAM_MAIL: addresses.optional(),
  ALERT_HELD: z.coerce.number().int().min(0).default(100),
  ALERT_DISK_PERCENT: z.coerce.number().int().min(0).max(100).default(90),
  MAIL_PER_SECOND: z.coerce.number().min(0.1).max(1000).optional(),
  BOUNCE_ADDRESS: z
    .email()
    .refine((address) => !address.includes("+") && address.lastIndexOf("@") <= 20, "must have a short name without +")
    .optional(),
  BOUNCE_IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine((url) => URL.canParse(url) && new URL(url).password !== "", "must contain user and password")
    .optional(),
  BOUNCE_IMAP_MOVE_TO: z.string().min(1).optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[\w-]+(?:\.[\w-]+)*$/, "must be the name of a DNS record")
    .optional(),
  DKIM_DOMAIN: z.string().min(3).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  OUTBOX_KEY: z.string().min(20).optional(),
  POSTAL_ADDRESS: z.string().trim().min(10).optional(),
  CONTACT_EMAIL: z.email().optional(),
  PRIVACY_EMAIL: z.email().optional(),
  DELIVERY_APPROVERS: approvers.optional(),
  REPOSITORY_URL: z.url({ protocol: /^https$/ }).optional(),
  INDEX_KEY: base64Key.optional(),
  MAIL_PUBLIC_KEY: base64Key.optional(),
  DELIVERY_PUBLIC_KEY: base64Key.optional(),
  MAIL_SECRET_KEY: base64Key.optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
});

const schema = fields.refine(
  ({ BOUNCE_IMAP_URL, BOUNCE_ADDRESS }) => BOUNCE_IMAP_URL === undefined || BOUNCE_ADDRESS !== undefined,
  { path: ["BOUNCE_IMAP_URL"], message: "needs BOUNCE_ADDRESS: without it no bounce names its mail" },
);

export type Env = z.infer<typeof schema>;

type Variables = Record<string, string | undefined>;

let parsed: Env | undefined;

/**
 * The environment, read and checked once. Every variable is described in `.env.example`.
 * @throws Error naming each wrong variable and why; never its value, which may be a secret
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/**
 * Checks a set of variables. An empty string counts as unset; `INDEX_KEY_FILE` names a file that holds INDEX_KEY, and so
 * for every secret.
 */
export function parseEnv(variables: Variables): Env {
  const set = Object.fromEntries(Object.entries(withSecretFiles(variables)).filter(([, value]) => value !== ""));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment variables are not valid (see .env.example):\n${lines.join("\n")}`);
}

/** The environment as it was given, to pass on to processes of one's own; to read a variable, use `env()`. */
export function environment(): NodeJS.ProcessEnv {
  return process.env;
}

/** Sets variables of this process, for what is read after this. */
export function setVariables(variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) process.env[name] = value;
  parsed = undefined;
}

/**
 * Completes the environment with what a file says; variables that are set already take precedence. With a role, the
 * secrets of other roles are dropped, and files that hold secrets are read. Call it before anything reads the environment.
 * @throws Error when a file that should hold a secret cannot be read
 */
export function completeEnvironment(written: Variables, role?: Role): void {
  const all = withWritten(written, process.env);
  const own = role ? variablesFor(role, withSecretFiles(variablesFor(role, all))) : all;
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  setVariables(own);
}

/** A secret counts as set in either way, by its value or by a file. */
function withWritten(written: Variables, given: Variables): Variables {
  const isSet = (name: string) =>
    [name, `${name}_FILE`, name.replace(/_FILE$/, "")].some((each) => given[each] !== undefined);
  return { ...Object.fromEntries(Object.entries(written).filter(([name]) => !isSet(name))), ...given };
}

/**
 * Whether this site is open to the public. In a trial NODE_ENV cannot decide, because built pages need
 * NODE_ENV=production. So `npm start` passes SITE_MODE to the processes that it starts, and SITE_MODE decides.
 */
export function isProduction({ NODE_ENV, SITE_MODE }: Pick<Env, "NODE_ENV" | "SITE_MODE"> = env()): boolean {
  return (SITE_MODE ?? NODE_ENV) === "production";
}

/** Whether editors and developers see the site while they write it: `npm run dev`. */
export function isPreview(): boolean {
  return process.env.NODE_ENV === "development" && process.env.NEXT_RUNTIME === "nodejs";
}

/** How many web processes share one address: by default all cores in production, one on a trial. */
export function webProcesses({ WEB_PROCESSES, ...rest }: Env = env()): number {
  return WEB_PROCESSES ?? (isProduction(rest) ? availableParallelism() : 1);
}

/** The log level. Never throws, so that the log works while another variable is wrong. */
export function logLevel(): z.infer<typeof level> {
  // env() reports a wrong value; until then the log uses the default level.
  return level.catch("info").parse(process.env.LOG_LEVEL || undefined);
}

/** The public URL of the site, without a trailing slash. Mail links and canonical URLs use it, never the Host header. */
export function siteUrl(): string {
  const { SITE_URL, PORT } = env();
  return (SITE_URL ?? `http://localhost:${PORT}`).replace(/\/$/, "");
}
