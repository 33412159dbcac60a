import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("what a process does goes on while its log cannot be written, as on a full disk", () => {
  const program = `
    import { log } from "#lib/log.ts";
    for (const doing of ["sign", "confirm", "send"]) log.error({ event: "failed", doing });
    process.stdout.write("all done");`;
  const full = openSync("/dev/full", "w");
  try {
    const args = ["--input-type=module", "--eval", program];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", full] });
    expect([status, String(stdout)]).toEqual([0, "all done"]);
  } finally {
    closeSync(full);
  }
});
