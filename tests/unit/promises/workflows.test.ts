import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./imports.ts";

type Job = { permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] };
type Workflow = { on: object; permissions: Record<string, string>; jobs: Record<string, Job> };

const folder = join(root, ".github/workflows");
const files = readdirSync(folder);

describe.each(files)("%s", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const { on, permissions, jobs }: Workflow = parse(text);
  const writes = (granted: Record<string, string> = {}) => Object.values(granted).includes("write");

  test("names each action by its commit, which nobody can move", () => {
    const actions = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
  });

  test("installs without running a script of any package", () => {
    const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    for (const command of commands) {
      expect(command).not.toMatch(/\bnpm (?:i|install|add|update|rebuild)\b/u);
      for (const [install] of command.matchAll(/\bnpm (?:ci|clean-install)\b[^\n&|;]*/gu))
        expect(install).toContain("--ignore-scripts");
    }
  });

  test("holds no secret, and runs nothing of a pull request where it may write", () => {
    expect(on).not.toHaveProperty("pull_request_target");
    expect(text).not.toContain("secrets.");
    expect(writes(permissions)).toBe(false);
    for (const { steps } of Object.values(jobs).filter((job) => writes(job.permissions)))
      for (const { uses = "", run = "" } of steps) expect(`${uses}${run}`).not.toMatch(/checkout|npm|npx|node/u);
  });
});

test("advisories are asked for every day, and a high one about what runs in production fails", () => {
  const { on, jobs }: Workflow = parse(readFileSync(join(folder, "audit.yml"), "utf8"));
  expect(on).toHaveProperty("schedule", [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/u) }]);
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(commands.join("\n")).toMatch(/npm audit .*--omit=dev --audit-level=high/u);
});
