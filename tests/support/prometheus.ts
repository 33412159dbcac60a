import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { freePort } from "#lib/cli/start/port.ts";
import { findProgram } from "#lib/harness/program.ts";
import { patience } from "./patience.ts";

const PROMETHEUS = findProgram("prometheus");
const PROMTOOL = findProgram("promtool");

/** Whether Prometheus with its checker is installed. If not, one line says what was not tested. */
export function hasPrometheus(): boolean {
  const has = PROMETHEUS !== null && PROMTOOL !== null;
  if (!has) process.stderr.write("Prometheus is not installed here: scraping by it and its rules were not tried.\n");
  return has;
}

/** Runs promtool. @returns its exit code and all that it said */
export function promtool(args: string[], input = ""): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(PROMTOOL ?? "", args, { input, encoding: "utf8" });
  return { code: status, said: stdout + stderr };
}

type Sample = { metric: Record<string, string>; value: [number, string] };

/** A running Prometheus. */
export interface Prometheus {
  /** The samples of a query, once there are some. */
  query(expression: string): Promise<Sample[]>;
  /** Names and health of the loaded rules. */
  rules(): Promise<{ name: string; health: string }[]>;
  stop(): Promise<void>;
}

/**
 * A real Prometheus that scrapes every second.
 * @param targets ports of 127.0.0.1 by name of the job
 * @param rules a file of rules to load
 */
export async function startPrometheus(targets: Record<string, number>, rules: string): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), "prometheus-"));
  const config = join(folder, "prometheus.yaml");
  const jobs = Object.entries(targets).map(([job_name, port]) => ({
    job_name,
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
  }));
  // JSON is YAML.
  const global = { scrape_interval: "1s", evaluation_interval: "1s" };
  writeFileSync(config, JSON.stringify({ global, rule_files: [rules], scrape_configs: jobs }));
  const port = await freePort();
  const child = spawn(
    PROMETHEUS ?? "",
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: "ignore" },
  );
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
    return (await answer.json()).data;
  };
  return {
    query: (expression) =>
      vi.waitFor(async () => {
        const { result } = await ask<{ result: Sample[] }>(`query?query=${encodeURIComponent(expression)}`);
        if (result.length === 0) throw new Error(`No sample yet: ${expression}`);
        return result;
      }, patience),
    rules: () =>
      vi.waitFor(async () => {
        const { groups } = await ask<{ groups: { rules: { name: string; health: string }[] }[] }>("rules");
        const all = groups.flatMap((group) => group.rules);
        if (all.length === 0 || all.some(({ health }) => health === "unknown")) throw new Error("Not evaluated yet");
        return all;
      }, patience),
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
