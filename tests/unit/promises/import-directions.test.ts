import { describe, expect, test } from "vitest";
import { type Import, listSources, readImports, readSource } from "./imports.ts";

/** Which rooms a file of a room may import from; the first pattern that fits the file decides. */
const doors: [room: RegExp, mayOpen: RegExp][] = [
  [/^tests\//, /./],
  [/^next\.config\.ts$/, /^lib\/(?:content|i18n)\//],
  [/^app\//, /^(?:app|components)\/|^lib\/(?!cli\/)/],
  [/^components\//, /^components\/|^lib\/(?!cli\/|db\/|front\/|mail\/|generated\/)/],
  [/^lib\/cli\//, /^lib\//],
  [/^lib\/env\.ts$/, /^$/],
  [/^lib\/log(?:\/|\.ts$)/, /^lib\/(?:log\/|env\.ts$)/],
  [/^lib\/i18n\//, /^lib\/i18n\/|^messages\//],
  [/^lib\/db\//, /^lib\/(?:db\/|i18n\/|generated\/|env\.ts$|log\.ts$)/],
  [/^lib\/content\//, /^lib\/(?!cli\/|db\/)|^content\//],
  [/^lib\//, /^lib\/(?!cli\/)/],
  [/^content\//, /^content\/|^lib\/content\/schema\//],
  [/^public\//, /^$/],
];

const ours = /^(?:app|components|content|lib|messages|prisma|public|tests)\//;

function isAllowed({ from, to, typeOnly }: Import): boolean {
  if (!ours.test(to)) return true;
  if (from.startsWith("content/") && to.startsWith("lib/") && !typeOnly) return false;
  if (to.startsWith("lib/generated/") && !from.startsWith("lib/db/") && !typeOnly) return false;
  const [, mayOpen] = doors.find(([room]) => room.test(from)) ?? [];
  return mayOpen?.test(to) ?? false;
}

const sources = listSources();
const imports = sources.flatMap((file) => readImports(file, readSource(file)));

test("every door opens downwards", () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports.filter((each) => !isAllowed(each))).toEqual([]);
});

describe("a door that opens upwards is noticed", () => {
  test.each([
    ["lib/signatures/sign.ts", 'import { Field } from "#components/ui/field.tsx";'],
    ["lib/mail/send.ts", 'import { readCount } from "../../app/_shared/counts.ts";'],
    ["lib/mail/send.ts", 'import { say } from "../cli/say.ts";'],
    ["lib/db/client.ts", 'import { sign } from "../signatures/sign.ts";'],
    ["lib/i18n/format.ts", 'import { listNews } from "../content/index.ts";'],
    ["lib/petitions/tally.ts", 'import en from "../../messages/en.json" with { type: "json" };'],
    ["lib/petitions/tally.ts", 'import { site } from "../../content/site.ts";'],
    ["lib/petitions/tally.ts", 'import { PrismaClient } from "../generated/prisma/client.ts";'],
    ["lib/server/main.ts", 'const late = await import("../../app/_shared/counts.ts");'],
    ["lib/cli/worker.ts", 'import "../../tests/support/database.ts";'],
    ["components/petition/goal.tsx", 'import { db } from "#lib/db/index.ts";'],
    ["components/petition/goal.tsx", 'import {\n  signPetition,\n} from "#app/actions.ts";'],
    ["app/_shared/counts.ts", 'export { aSupporter } from "#tests/support/journey.ts";'],
    ["app/_shared/counts.ts", 'import { say } from "#lib/cli/terminal/print.ts";'],
    ["content/site.ts", 'import { env } from "#lib/env.ts";'],
    ["public/enhance.js", 'import { path } from "../lib/i18n/paths.ts";'],
  ])("%s: %s", (file, source) => {
    expect(readImports(file, source).map(isAllowed)).toEqual([false]);
  });
});

test("what is only a type, or only a comment, opens no door", () => {
  const source =
    'import type { Prisma } from "../generated/prisma/client.ts";\n// import { a } from "../../app/a.ts";\n';
  expect(readImports("lib/signatures/encrypt-signature.ts", source).map(isAllowed)).toEqual([true]);
});

describe("only its keeper touches", () => {
  const keepers: [what: string, sign: RegExp, keeper: RegExp][] = [
    ["the environment", /\bprocess\.env\b/, /^(?:lib\/env\.ts$|lib\/cli\/|tests\/)/],
    ["the Prisma client", /\bnew PrismaClient\b/, /^(?:lib\/db\/|tests\/)/],
    ["connections to PostgreSQL", /\bnew (?:pg\.)?(?:Client|Pool)\(|\bconnectionString\b/, /^(?:lib\/db\/|tests\/)/],
  ];

  test.each(keepers)("%s", (_, sign, keeper) => {
    const others = sources.filter((file) => !keeper.test(file));
    expect(others.filter((file) => sign.test(readSource(file)))).toEqual([]);
    expect(sources.some((file) => keeper.test(file) && sign.test(readSource(file)))).toBe(true);
  });

  test.each([
    ["content", /^lib\/content\//],
    ["messages", /^lib\/i18n\//],
  ])("the files of %s", (folder, keeper) => {
    const reading = new RegExp(`\\b(?:join|resolve|read\\w+|open\\w*|glob\\w*)\\([^)]*["'\`]${folder}["'\`/]`);
    const others = sources.filter((file) => !keeper.test(file) && !/^(?:lib\/cli|tests)\//.test(file));
    expect(others.filter((file) => reading.test(readSource(file)))).toEqual([]);
  });
});
