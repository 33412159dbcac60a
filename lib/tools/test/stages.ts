import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";
import { join } from "node:path";
import { duration, errorText, type Print, print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";

const root = join(import.meta.dirname, "../../..");
const SILENCE_MS = 30_000;

/** The result of one stage; `passed` and `failed` count tests where the stage has tests. */
export interface Outcome {
  name: string;
  code: number;
  milliseconds: number;
  passed: number;
  failed: number;
  /** The failed tests, named, each with what it said. */
  failures: string[];
}

export type Result = Partial<Outcome> & { code: number };

/** The stages that run at the moment, with the time they began. */
const running = new Map<string, number>();
let saidAt = Date.now();

/** Runs one stage. Its lines begin with its name, since other stages run beside it; any error makes it fail. */
export async function stage(name: string, work: (say: Print) => Promise<Result>): Promise<Outcome> {
  const say = (line: string) => {
    saidAt = Date.now();
    print(`${name.padEnd(NAME_WIDTH)} ${line}`);
  };
  const begun = Date.now();
  running.set(name, begun);
  say("begins");
  const result = await work(say).catch((error: unknown): Result => {
    for (const line of errorText(error).split("\n")) say(line);
    return { code: 1 };
  });
  running.delete(name);
  const milliseconds = Date.now() - begun;
  say(`${result.code === 0 ? "done" : "FAILED"} in ${duration(milliseconds)}`);
  return { name, milliseconds, passed: 0, failed: 0, failures: [], ...result };
}

const NAME_WIDTH = 12;

/** Says what is running whenever no stage has said anything for half a minute. @returns ends it */
export function sayWhatRuns(): () => void {
  const timer = setInterval(() => {
    if (Date.now() - saidAt < SILENCE_MS) return;
    saidAt = Date.now();
    const stages = [...running].map(([name, begun]) => `${name} (${duration(Date.now() - begun)})`);
    if (stages.length > 0) print(`still running: ${stages.join(", ")}`);
  }, 1000);
  return () => clearInterval(timer);
}

/** Types, lint, content, unused code: the checks of `npm run check`, and the first stages of `npm test`. */
export async function runChecks(): Promise<Outcome[]> {
  const tool = (name: string, path: string, args: string[]) =>
    stage(name, async (say) => ({ code: await runTool(path, args, {}, say) }));
  return [
    await stage("types", checkTypes),
    await tool("lint", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    await stage("content", async (say) => ({ code: await run([join(root, "lib/tools/content/check.ts")], {}, say) })),
    await tool("unused code", "knip/bin/knip.js", ["--no-progress"]),
  ];
}

/**
 * Runs a program of node_modules.
 * @param say gets each line of its output; without it, the program writes to the terminal itself
 * @returns its exit code
 */
export function runTool(
  path: string,
  args: string[],
  variables: Record<string, string> = {},
  say?: Print,
): Promise<number> {
  return run([join(root, "node_modules", path), ...args], variables, say);
}

async function checkTypes(say: Print): Promise<Result> {
  // Next generates the types of the routes; a new clone has none yet.
  if (!existsSync(join(root, "next-env.d.ts"))) await runTool("next/dist/bin/next", ["typegen"], {}, say);
  return { code: await runTool("typescript/bin/tsc", ["--noEmit"], {}, say) };
}

/** These belong to the operator's site: tests have their own database, outbox and keys. */
const NOT_FOR_TESTS = [
  "BOUNCE_ADDRESS",
  "BOUNCE_IMAP_URL",
  "CONTACT_EMAIL",
  "DATABASE_URL",
  "DIRECT_DATABASE_URL",
  "DATA_DIR",
  "DELIVERY_PUBLIC_KEY",
  "HOST",
  "INDEX_KEY",
  "MAIL_FROM",
  "MAIL_PUBLIC_KEY",
  "MAIL_SECRET_KEY",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "NODE_ENV",
  "OUTBOX_KEY",
  "PORT",
  "POSTAL_ADDRESS",
  "PRIVACY_EMAIL",
  "REPOSITORY_URL",
  "SITE_MODE",
  "SITE_URL",
  "SMTP_URL",
];

/** The environment without the variables of the operator's site. */
export function environmentForTests(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment()).filter(([name]) => !NOT_FOR_TESTS.includes(name)));
}

function run(args: string[], variables: Record<string, string>, say?: Print): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...environmentForTests(), ...variables, NODE_ENV: "test" as const };
    const output = say ? "pipe" : "inherit";
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", output, output] });
    // The site, which this process starts, comes first: what is tried must not starve beside those who try it.
    if (child.pid) setPriority(child.pid, Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
    if (say) for (const stream of [child.stdout, child.stderr]) eachLine(stream, say);
    const forward = () => child.kill("SIGTERM"); // the terminal sends Ctrl-C to the child itself
    process.once("SIGTERM", forward);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGTERM", forward);
      if (signal !== null) (say ?? print)(`ended from outside by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

function eachLine(stream: NodeJS.ReadableStream | null, say: Print): void {
  let rest = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") say(line);
  });
  stream?.on("end", () => {
    if (rest.trim() !== "") say(rest);
  });
}
