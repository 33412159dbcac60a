import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { parseEnv, webProcesses } from "#lib/env.ts";

test.each([
  ["one on a trial", {}, 1],
  ["one on a trial whose pages are built", { NODE_ENV: "production", SITE_MODE: "trial" }, 1],
  ["as many as cores in production", { NODE_ENV: "production" }, availableParallelism()],
  ["as many as are asked for", { WEB_PROCESSES: "3" }, 3],
  ["one in production, when one is asked for", { NODE_ENV: "production", WEB_PROCESSES: "1" }, 1],
])("web processes: %s", (_, variables, count) => {
  expect(webProcesses(parseEnv(variables))).toBe(count);
});

test.each(["0", "-1", "1.5", "many", "1000"])("WEB_PROCESSES=%s is refused by name", (WEB_PROCESSES) => {
  expect(() => parseEnv({ WEB_PROCESSES })).toThrow(/WEB_PROCESSES/);
});
