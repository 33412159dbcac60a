import { join } from "node:path";
import { type Child, startChild } from "../../../cli/start/children.ts";
import { freePort } from "../../../cli/start/port.ts";
import { heapLimit } from "../../../cli/start/process-env.ts";
import type { Keys } from "../../../crypto/keys.ts";
import { environment } from "../../../env.ts";
import type { Logins } from "../../../harness/role-logins.ts";
import { untilServing } from "../until-serving.ts";

const root = join(import.meta.dirname, "../../../..");

/** A web process or a worker, which can be started again. */
export interface Member {
  name: string;
  /** Of a web process; null for a worker. */
  port: number | null;
  start(): Promise<void>;
  /** Sends SIGTERM. @returns the exit code, 0 when it ended in peace */
  stop(): Promise<number>;
}

/** What all processes are given, and what they have to find. */
export interface Surroundings {
  dataDir: string;
  siteUrl: string;
  smtpUrl: string;
  keys: Keys;
  logins: Logins;
  drainSeconds: number;
}

/** Two web processes and two workers, each as an operator starts it, with its own keys and its own login only. */
export async function prepareMembers(surroundings: Surroundings): Promise<Member[]> {
  const { dataDir, siteUrl, smtpUrl, keys, logins, drainSeconds } = surroundings;
  const { PATH = "", HOME = "" } = environment();
  const mail = { SMTP_URL: smtpUrl, MAIL_FROM: "Right to Refuge <hello@refuge.example.org>" };
  const common = { PATH, HOME, DATA_DIR: dataDir, SITE_URL: siteUrl, LOG_LEVEL: "warn", NODE_ENV: "", ...mail };
  const web = (port: number) => ({
    ...common,
    ...keys.web,
    ...keys.build,
    PORT: String(port),
    HOST: "127.0.0.1",
    // nginx, and the bench itself, which gives each supporter a network.
    TRUSTED_PROXIES: "2",
    WEB_PROCESSES: environment().WEB_PROCESSES ?? "1",
    DRAIN_SECONDS: String(drainSeconds),
    DATABASE_URL: logins.web,
  });
  const worker = { ...common, ...keys.worker, INDEX_KEY: keys.web.INDEX_KEY, DATABASE_URL: logins.worker };
  const ports = [await freePort(0, "127.0.0.1"), await freePort(0, "127.0.0.1")];
  return [
    ...ports.map((port, at) => member(`web ${at + 1}`, port, [...heapLimit("web", ""), "lib/cli/web.ts"], web(port))),
    ...[1, 2].map((number) =>
      member(`worker ${number}`, null, [...heapLimit("worker", ""), "lib/cli/worker.ts"], worker),
    ),
  ];
}

function member(name: string, port: number | null, args: string[], variables: Record<string, string>): Member {
  const program = args.with(-1, join(root, args.at(-1) ?? ""));
  let running: Child | undefined;
  return {
    name,
    port,
    start: async () => {
      running = startChild(program, variables, "ignore");
      if (port !== null) await untilServing(`http://127.0.0.1:${port}/healthz`);
    },
    stop: async () => {
      if (!running) return 0;
      const { ended, stop } = running;
      await stop();
      return ended;
    },
  };
}
