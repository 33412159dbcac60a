import { readFileSync } from "node:fs";
import { join } from "node:path";
import installed from "next/package.json" with { type: "json" };
import { expect, test } from "vitest";
import { assertSafeNext } from "#lib/server/version-floor.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

test.each(["15.9.9", "16.4.4", "16.3.10", "16.4.5-canary.1", "16.10.0-rc.0", "", "latest"])(
  "Next %s neither builds nor serves the site",
  (version) => {
    expect(() => assertSafeNext(version)).toThrow("security holes");
  },
);

test.each(["16.4.5", "16.4.6", "16.10.0", "17.0.0"])("Next %s does", (version) => {
  expect(() => assertSafeNext(version)).not.toThrow();
});

test("what is asked for, locked and installed is one exact version, and safe", () => {
  const asked = read("package.json").dependencies.next;
  const locked = read("package-lock.json").packages["node_modules/next"].version;
  expect([locked, installed.version]).toEqual([asked, asked]);
  assertSafeNext(asked);
});
