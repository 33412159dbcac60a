import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeKeys } from "#lib/crypto/keys.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "doors-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { web, worker, build } = makeKeys();

/** Runs one of the programs as an operator would, in production, with an empty environment besides what is given. */
async function run(program: string, given: Record<string, string> = {}): Promise<{ code: unknown; told: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, DATA_DIR: join(folder, "data"), PORT: "0", NODE_ENV: "production" as const, ...given };
  const child = spawn(process.execPath, [join(root, program)], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (told += String(part)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, told };
}

test.each(["lib/cli/start.ts", "lib/server/main.ts", "lib/cli/worker.ts"])(
  "%s refuses a production that is not whole, names all at once, once each, and leaves nothing behind",
  async (program) => {
    const { code, told } = await run(program, { WEB_PROCESSES: "3" });
    expect(code).toBe(1);
    const needed = ["SITE_URL", "DATABASE_URL", "SMTP_URL", "MAIL_FROM", "POSTAL_ADDRESS", "CONTACT_EMAIL"];
    for (const name of needed) expect(told.match(new RegExp(`^  ${name} `, "gm")), name).toHaveLength(1);
    expect(told).not.toContain("    at ");
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.each(["lib/cli/start.ts", "lib/server/main.ts", "lib/cli/worker.ts"])(
  "%s refuses a production without a mail server, though all else is there",
  async (program) => {
    const { code, told } = await run(program, {
      ...web,
      ...worker,
      ...build,
      WEB_PROCESSES: "3",
      SITE_URL: "https://refuge-campaign.ca",
      DATABASE_URL: "postgresql://campaign:hidden@127.0.0.1:1/campaign",
      MAIL_FROM: "hello@refuge-campaign.ca",
      POSTAL_ADDRESS: "200-10 Main Street | Ottawa ON  K1A 0B1",
      CONTACT_EMAIL: "hello@refuge-campaign.ca",
      PRIVACY_EMAIL: "privacy@refuge-campaign.ca",
      REPOSITORY_URL: "https://github.com/refuge/refuge",
    });
    expect(code).toBe(1);
    expect(told.match(/^ {2}[A-Z_]+ .*$/gm)).toEqual(["  SMTP_URL is not set."]);
    expect(told).not.toContain("hidden");
  },
);

test("npm start is not talked out of production by the variable of its processes", async () => {
  expect(await run("lib/cli/start.ts", { SITE_MODE: "trial" })).toMatchObject({ code: 1 });
});
