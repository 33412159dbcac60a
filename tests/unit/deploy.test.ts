import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { variablesFor } from "#lib/env/roles.ts";
import { withTls } from "#lib/mail/smtp-url.ts";

const deploy = join(import.meta.dirname, "../../lib/deploy");
const read = (file: string) => readFileSync(join(deploy, file), "utf8");
const documented = new Set(
  [...readFileSync(join(deploy, "../../.env.example"), "utf8").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name),
);
const service = z.object({
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
});
const { services } = z
  .object({ services: z.record(z.string(), service) })
  .parse(parse(read("compose.yaml"), { merge: true }));

/** The variables that a unit of systemd sets. */
function variablesOf(unit: string): string[] {
  const lines = [...read(`systemd/${unit}`).matchAll(/^Environment=(.*)$/gm)].map(([, line = ""]) => line);
  const names = lines.flatMap((line) => line.split(" ").map((part) => part.split("=")[0] ?? ""));
  return names.filter((name) => name !== "MALLOC_ARENA_MAX"); // the C library reads it, not the site
}

const programs: [name: string, role: "web" | "worker", variables: string[]][] = [
  ["compose: web", "web", Object.keys(services.web?.environment ?? {})],
  ["compose: worker", "worker", Object.keys(services.worker?.environment ?? {})],
  ["systemd: web", "web", variablesOf("refuge-web@.service")],
  ["systemd: worker", "worker", variablesOf("refuge-worker@.service")],
];

test.each(programs)("%s is given variables that exist, and no secret of another program", (_, role, variables) => {
  expect(variables.length).toBeGreaterThan(4);
  expect(variables.map((name) => name.replace(/_FILE$/, "")).filter((name) => !documented.has(name))).toEqual([]);
  const given = Object.fromEntries(variables.map((name) => [name, "given"]));
  expect(Object.keys(variablesFor(role, given))).toEqual(variables);
});

test("web and worker of compose are read-only, and share no secret but the key of hashes", () => {
  const { web, worker } = services;
  expect([web?.read_only, worker?.read_only]).toEqual([true, true]);
  expect(web?.secrets.filter((name) => worker?.secrets.includes(name))).toEqual(["index-key"]);
});

test("the mail catcher of a trial offers the encryption that the address for it asks for", () => {
  const [address = ""] = /smtp:\/\/mail:1025\/\S+/.exec(read("compose.yaml")) ?? [];
  expect(new URL(withTls(address)).searchParams.get("requireTLS")).toBe("true");
  expect(services.mail?.environment).toEqual({ MP_SMTP_TLS_CERT: "sans:mail", MP_SMTP_TLS_KEY: "sans:mail" });
});

test("each unit may write nowhere but where it says, and holds no capability", () => {
  for (const unit of readdirSync(join(deploy, "systemd")).filter((name) => name.endsWith(".service")))
    for (const line of ["ProtectSystem=strict", "DynamicUser=yes", "NoNewPrivileges=yes", "CapabilityBoundingSet=\n"])
      expect(read(`systemd/${unit}`)).toContain(line);
});

test("no secret and no data goes into an image", () => {
  const ignored = readFileSync(join(deploy, "../../.dockerignore"), "utf8").split("\n");
  for (const path of [".env", ".env.*", ".data", ".git", "node_modules"]) expect(ignored).toContain(path);
});
