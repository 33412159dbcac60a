import { join } from "node:path";
import { ensureTrialKeys, isPair, type Keys } from "../../crypto/keys.ts";
import { withoutPassword } from "../../env/roles.ts";
import { type Env, environment, isProduction } from "../../env.ts";
import { SetupError } from "../../operator-error.ts";
import { NEXT_VARIABLES } from "../../server/next-contract.ts";
import { BUILD_VARIABLES } from "./build.ts";

type Variables = Record<string, string>;

/**
 * The environment of each process: the web process cannot decrypt what it stored; the worker decrypts addresses, and so
 * may hash them.
 */
export interface Roles {
  build: Variables;
  web: Variables;
  worker: Variables;
}

// Of all other variables only these reach our processes.
const INHERITED = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TMPDIR",
  "TZ",
  "NODE_EXTRA_CA_CERTS",
  "NODE_OPTIONS",
  "NO_COLOR",
  "CI",
];

/**
 * The maximum JavaScript heap of each process, in megabytes: twice what it needs under a flood. A process that leaks memory
 * is restarted before it brings the machine to a halt. NODE_OPTIONS=--max-old-space-size overrides this.
 */
export const HEAP_MB = { web: 256, worker: 128 } as const;

/** Node's option that sets this limit; none when the operator has set one. */
export function heapLimit(process: keyof typeof HEAP_MB, nodeOptions: string | undefined): string[] {
  return nodeOptions?.includes("--max-old-space-size") ? [] : [`--max-old-space-size=${HEAP_MB[process]}`];
}

/** Public values that every process may know: names and addresses of the organisation, and the log level. */
const PUBLIC = [
  "LOG_LEVEL",
  "MAIL_FROM",
  "POSTAL_ADDRESS",
  "CONTACT_EMAIL",
  "PRIVACY_EMAIL",
  "REPOSITORY_URL",
  "METRICS_HOST",
  "TEAM_MAIL",
  "ALERT_HELD",
  "ALERT_DISK_PERCENT",
] as const;

const compileCache = join(import.meta.dirname, "../../../node_modules/.cache/node");

/**
 * Divides the environment among the processes.
 * @param siteUrl the public address
 * @throws SetupError when keys are missing that the start must not generate
 */
export function envPerProcess(env: Env, keys: Keys, databaseUrl: string, siteUrl: string): Roles {
  const common = {
    ...inherited(),
    ...pick(env, PUBLIC),
    DATA_DIR: env.DATA_DIR,
    SITE_URL: siteUrl,
    SITE_MODE: isProduction(env) ? "production" : "trial",
    NODE_COMPILE_CACHE: compileCache, // spares a fifth of a second of each start; where it cannot be written Node goes without
    MALLOC_ARENA_MAX: "2", // each thread that compresses or encrypts would keep freed memory of its own (GNU libc)
    ...NEXT_VARIABLES,
  };
  return {
    build: buildEnvironment(),
    web: {
      ...common,
      ...keys.web,
      ...keys.build,
      ...(env.SMTP_URL === undefined ? {} : { SMTP_URL: withoutPassword(env.SMTP_URL) }),
      ...pick(env, ["OUTBOX_KEY", "METRICS_PORT", "ALERT_SMTP_URL", "WEB_PROCESSES"]),
      DATABASE_URL: databaseUrl,
      HOST: env.HOST,
      TRUSTED_PROXIES: String(env.TRUSTED_PROXIES),
      HSTS_SUBDOMAINS: env.HSTS_SUBDOMAINS,
      DRAIN_SECONDS: "0", // who starts and stops everything together has nobody to wait for
      NODE_ENV: "production",
      PORT: String(env.PORT),
    },
    worker: {
      ...common,
      ...keys.worker,
      INDEX_KEY: keys.web.INDEX_KEY,
      ...pick(env, ["SMTP_URL", "MAIL_PER_SECOND", "DKIM_KEY_FILE", "DKIM_SELECTOR", "DKIM_DOMAIN"]),
      ...pick(env, ["BOUNCE_ADDRESS", "BOUNCE_IMAP_URL", "BOUNCE_IMAP_MOVE_TO"]),
      // Both processes are on one machine: the worker takes the port after the web process's.
      ...(env.METRICS_PORT === undefined ? {} : { METRICS_PORT: String(env.METRICS_PORT && env.METRICS_PORT + 1) }),
      DATABASE_URL: databaseUrl,
      NODE_ENV: "production",
    },
  };
}

/** The environment of the build: what the system needs, and `BUILD_VARIABLES`. */
export function buildEnvironment(): Variables {
  return { ...inherited(), NODE_COMPILE_CACHE: compileCache, ...BUILD_VARIABLES };
}

/** The given keys, or the trial ones; never a mixture, which could encrypt what no key decrypts. */
export function findKeys(env: Env): Keys {
  const given = {
    web: {
      INDEX_KEY: env.INDEX_KEY,
      MAIL_PUBLIC_KEY: env.MAIL_PUBLIC_KEY,
      DELIVERY_PUBLIC_KEY: env.DELIVERY_PUBLIC_KEY,
    },
    worker: { MAIL_SECRET_KEY: env.MAIL_SECRET_KEY },
    build: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY },
  };
  const all = Object.entries({ ...given.web, ...given.worker, ...given.build });
  const missing = all.filter(([, key]) => key === undefined).map(([name]) => name);
  if (missing.length === 0) return whole(given as Keys);
  const mayMakeThem = missing.length === all.length && !isProduction(env);
  if (!mayMakeThem) {
    throw new SetupError(
      `These keys are missing: ${missing.join(", ")}.\nSet all five or none; in production all five. \`.env.example\` describes them.`,
    );
  }
  try {
    return ensureTrialKeys(env.DATA_DIR);
  } catch (error) {
    throw error instanceof Error ? new SetupError(error.message) : error;
  }
}

/**
 * Two keys of different pairs would encrypt addresses that the worker cannot decrypt, and no mail would ever be sent.
 */
function whole(keys: Keys): Keys {
  if (isPair(keys.worker.MAIL_SECRET_KEY, keys.web.MAIL_PUBLIC_KEY)) return keys;
  throw new SetupError(
    "MAIL_SECRET_KEY cannot decrypt what MAIL_PUBLIC_KEY encrypts.\nSet both from the same set of keys; `.env.example` says what they are.",
  );
}

function pick(env: Env, names: readonly (keyof Env)[]): Variables {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, String(env[name])]])));
}

function inherited(): Variables {
  const given = environment();
  return Object.fromEntries(INHERITED.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}
