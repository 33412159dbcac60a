import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { duration, print } from "../../cli/terminal/print.ts";
import { environment } from "../../env.ts";

const root = join(import.meta.dirname, "../../..");

/** The result of one stage; `passed` and `failed` count tests where the stage has tests. */
export interface Outcome {
  name: string;
  code: number;
  milliseconds: number;
  passed: number;
  failed: number;
}

/** Runs one stage under its heading; any error makes the stage fail. */
export async function stage(name: string, work: () => Promise<Partial<Outcome> & { code: number }>): Promise<Outcome> {
  print(`\n— ${name}`);
  const begun = Date.now();
  const result = await work();
  const milliseconds = Date.now() - begun;
  print(`  ${result.code === 0 ? "done" : "FAILED"} in ${duration(milliseconds)}`);
  return { name, milliseconds, passed: 0, failed: 0, ...result };
}

/** Types, lint, content, unused code: the checks of `npm run check`, and the first stages of `npm test`. */
export async function runChecks(): Promise<Outcome[]> {
  return [
    await stage("types", checkTypes),
    await stage("lint", async () => ({
      code: await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    })),
    await stage("content", async () => ({ code: await run([join(root, "lib/tools/content/check.ts")]) })),
    await stage("unused code", async () => ({ code: await runTool("knip/bin/knip.js", ["--no-progress"]) })),
  ];
}

/** Runs a program of node_modules. @returns its exit code */
export function runTool(path: string, args: string[], variables: Record<string, string> = {}): Promise<number> {
  return run([join(root, "node_modules", path), ...args], variables);
}

async function checkTypes(): Promise<{ code: number }> {
  // Next generates the types of the routes; a new clone has none yet.
  if (!existsSync(join(root, "next-env.d.ts"))) await runTool("next/dist/bin/next", ["typegen"]);
  return { code: await runTool("typescript/bin/tsc", ["--noEmit"]) };
}

/** These belong to the operator's site: tests have their own database, outbox and keys. */
const NOT_FOR_TESTS = [
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

function run(args: string[], variables: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...environmentForTests(), ...variables, NODE_ENV: "test" as const };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    const forward = () => child.kill("SIGTERM"); // the terminal sends Ctrl-C to the child itself
    process.once("SIGTERM", forward);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", forward);
      if (signal !== null) print(`  ended from outside by ${signal}`);
      resolve(code ?? 1);
    });
  });
}
