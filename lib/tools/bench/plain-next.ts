import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startChild } from "../../cli/start/children.ts";
import { freePort } from "../../cli/start/port.ts";
import { print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";
import { findChild } from "../../harness/victims.ts";
import { formWith } from "../../harness/visitor.ts";
import { SetupError } from "../../operator-error.ts";
import { NEXT_COMMAND, NEXT_VARIABLES } from "../../server/next-contract.ts";
import { cpuTimes } from "./signing/cpu.ts";
import { OWN, post } from "./signing/load.ts";
import type { Row } from "./table.ts";
import { untilServing } from "./until-serving.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
const source = join(import.meta.dirname, "plain-next");
/** Below the project's folder, and not under version control. */
const folder = join(root, "tests/.results/plain-next");
const CONNECTIONS = 32;

/** A Next with nothing but two forms: the floor of what a form costs there. */
export interface PlainNext {
  measure(seconds: number): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Builds and starts it. @param files where the forms to post may be written */
export async function startPlainNext(databaseUrl: string, files: string): Promise<PlainNext> {
  await cp(source, folder, { recursive: true });
  const { PATH = "", HOME = "" } = environment();
  const variables = { PATH, HOME, NODE_ENV: "production" as const, DATABASE_URL: databaseUrl, ...NEXT_VARIABLES };
  const next = join(root, NEXT_COMMAND);
  print("Building a plain Next …");
  await run(process.execPath, [next, "build", folder], { cwd: folder, env: variables });
  const port = String(await freePort());
  const child = startChild([next, "start", folder, "--port", port, "--hostname", "localhost"], variables, "ignore");
  const site = `http://localhost:${port}`;
  await untilServing(`${site}/empty`);
  const pid = await findChild(process.pid, `${folder} --port`);
  if (pid === null) throw new SetupError("The plain Next is not running.");

  const measureForm = async (path: string, name: string, seconds: number): Promise<Row> => {
    const hidden = formWith("email", await (await fetch(`${site}${path}`)).text());
    const forms = { site, path, fields: { ...hidden, email: OWN } };
    await post(forms, files, CONNECTIONS, 1);
    const before = cpuTimes({ web: pid });
    const { requests, seconds: took, p50Ms, p99Ms, failed } = await post(forms, files, CONNECTIONS, seconds);
    const web = (cpuTimes({ web: pid }).web - before.web) / requests;
    if (failed > 0) throw new SetupError(`${failed} forms to ${path} were refused.`);
    return { name, figures: { "a second": requests / took, "p50, ms": p50Ms, "p99, ms": p99Ms, "web, ms": web } };
  };
  return {
    measure: async (seconds) => [
      await measureForm("/empty", "plain Next, an action that only redirects", seconds),
      await measureForm("/insert", "plain Next, one row by Prisma", seconds),
    ],
    stop: child.stop,
  };
}
