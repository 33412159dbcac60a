import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../cli/start/port.ts";
import { environment } from "../env.ts";
import { SetupError } from "../operator-error.ts";

const thisVersion = join(import.meta.dirname, "../..");
/** With its build, on a machine that has much else to do. */
const READY_WITHIN_MS = 900_000;

/** A site as `npm start` runs it, in separate processes. */
export interface StartedSite {
  address: string;
  /** The process that supervises all others. */
  pid: number;
  /** Everything that its processes have written so far, stdout and stderr. */
  output(): string;
  /** Stops it as Ctrl-C does. @returns the exit code */
  stop(): Promise<number>;
}

/**
 * Starts the site on a free port, with only the system's variables and the given ones.
 * @param root the folder of another version
 * @throws SetupError with the whole output, when the site does not start
 */
export async function startAsPeopleDo(variables: Record<string, string>, root = thisVersion): Promise<StartedSite> {
  const { PATH = "", HOME = "", TMPDIR = "/tmp" } = environment();
  const port = await freePort();
  const system = { PATH, HOME, TMPDIR, NODE_ENV: "development" as const };
  // The last variable makes it follow its parent process.
  const env = { ...system, PORT: String(port), ...variables, npm_lifecycle_event: "start" };
  const child = spawn(process.execPath, [join(root, "lib/cli/start.ts")], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  await untilReady(child, () => output);
  return {
    address: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError(`The site did not start:\n${output()}`));
    const patience = setTimeout(() => child.kill("SIGTERM"), READY_WITHIN_MS);
    child.once("exit", fail);
    child.stdout?.on("data", () => {
      if (!output().includes("Ready in")) return;
      clearTimeout(patience);
      child.off("exit", fail);
      resolve();
    });
  });
}
