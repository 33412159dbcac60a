import { describe, expect, test } from "vitest";
import { findCircle } from "./circles.ts";
import { type Import, listSources, readImports, readSource } from "./imports.ts";

/**
 * The map of the README as data: a room imports only from rooms of lower ranks, and from itself. Rooms of the same rank
 * do not import each other.
 */
const ranks: string[][] = [
  ["content", "messages", "prisma", "public", "lib/generated"],
  ["lib/env"],
  [
    "lib/log",
    "lib/i18n",
    "lib/network.ts",
    "lib/operator-error.ts",
    "lib/durable-file.ts",
    "lib/escape-html.ts",
    "lib/free-port.ts",
    "lib/parent.ts",
  ],
  ["lib/db", "lib/metrics"],
  ["lib/content", "lib/crypto", "lib/audit.ts", "lib/search"],
  ["lib/mail", "lib/charts", "lib/production.ts"],
  ["lib/petitions", "lib/abuse"],
  ["lib/signatures"],
  ["lib/retention", "lib/watch"],
  ["lib/worker", "lib/server", "components"],
  ["app"],
  ["lib/cli"],
  ["lib/harness"],
  ["lib/tools"],
  ["tests"],
];

type Room = { name: string; rank: number };

const rooms: Room[] = ranks.flatMap((names, rank) => names.map((name) => ({ name, rank })));

/** The room of a file; a file with the name of a room, such as `lib/log.ts`, belongs to that room. */
function roomOf(path: string): Room | undefined {
  return rooms.find(({ name }) => path === name || path === `${name}.ts` || path.startsWith(`${name}/`));
}

const ours = /^(?:app|components|content|lib|messages|prisma|public|tests)\//;
const generatedTypes = /^lib\/generated\//;

function isAllowed({ from, to, typeOnly }: Import): boolean {
  if (!ours.test(to)) return true;
  // Content is data: its TypeScript imports only the types of its schemas.
  if (from.startsWith("content/") && to.startsWith("lib/content/schema/")) return typeOnly;
  // Only the database uses the generated client; every room may import its types.
  if (generatedTypes.test(to) && !from.startsWith("lib/db/")) return typeOnly;
  // Only lib/i18n reads the texts of the interface.
  if (to.startsWith("messages/")) return from.startsWith("lib/i18n/");
  // Dates are shown, and days end, by the campaign's own clock.
  if (to === "content/time-zone.ts") return from === "lib/i18n/time-zone.ts";
  if (to.startsWith("content/") && from.startsWith("lib/")) return from.startsWith("lib/content/");
  if (from === "next.config.ts") return /^lib\/(?:content|i18n)\//.test(to);
  // Components receive their data as properties.
  if (from.startsWith("components/") && /^lib\/(?:db|mail|server)\//.test(to)) return false;
  const [a, b] = [roomOf(from), roomOf(to)];
  if (!a || !b) return false;
  return a === b || b.rank < a.rank;
}

const sources = listSources();
const imports = sources.flatMap((file) => readImports(file, readSource(file)));

test("every file belongs to a room", () => {
  expect(sources.filter((file) => file !== "next.config.ts" && !roomOf(file))).toEqual([]);
});

test("no room imports from a room above it or beside it", () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports.filter((each) => !isAllowed(each))).toEqual([]);
});

test("no test leans on a tool, but for the tests of tools", () => {
  const leaning = imports.filter(({ from, to }) => from.startsWith("tests/") && to.startsWith("lib/tools/"));
  expect(leaning.filter(({ from }) => !from.startsWith("tests/unit/tools/"))).toEqual([]);
});

test("no files import each other in a circle, types included", () => {
  expect(findCircle(imports.filter(({ to }) => ours.test(to)))).toEqual([]);
});

test("a planted circle is noticed", () => {
  const circle = [
    ...readImports("lib/mail/a.ts", 'import type { B } from "./b.ts";'),
    ...readImports("lib/mail/b.ts", 'import { c } from "./c.ts";'),
    ...readImports("lib/mail/c.ts", 'export { a } from "./a.ts";'),
  ];
  expect(findCircle(circle)).toEqual(["lib/mail/a.ts", "lib/mail/b.ts", "lib/mail/c.ts", "lib/mail/a.ts"]);
});

describe("a planted import is noticed", () => {
  test.each([
    ["lib/signatures/sign.ts", 'import { Field } from "#components/ui/field.tsx";'],
    ["lib/signatures/sign.ts", 'import { purge } from "../retention/purge.ts";'],
    ["lib/mail/send.ts", 'import { readCount } from "../../app/_shared/counts.ts";'],
    ["lib/mail/send.ts", 'import { print } from "../cli/terminal/print.ts";'],
    ["lib/mail/send.ts", 'import type { SignInput } from "../signatures/sign.ts";'],
    ["lib/petitions/tally.ts", 'import { judgeSigning } from "../abuse/judge-signing.ts";'],
    ["lib/server/main.ts", 'import { runWorker } from "../worker/run.ts";'],
    ["lib/db/client.ts", 'import { sign } from "../signatures/sign.ts";'],
    ["lib/i18n/format.ts", 'import { listNews } from "../content/index.ts";'],
    ["lib/crypto/token.ts", 'import { site } from "../content/load/site.ts";'],
    ["lib/petitions/tally.ts", 'import en from "../../messages/en.json" with { type: "json" };'],
    ["lib/petitions/tally.ts", 'import { site } from "../../content/site.ts";'],
    ["lib/petitions/tally.ts", 'import { timeZone } from "../../content/time-zone.ts";'],
    ["lib/petitions/tally.ts", 'import { PrismaClient } from "../generated/prisma/client.ts";'],
    ["lib/server/main.ts", 'const late = await import("../../app/_shared/counts.ts");'],
    ["lib/cli/worker.ts", 'import { bench } from "../tools/bench.ts";'],
    ["lib/cli/worker.ts", 'import "../../tests/support/database.ts";'],
    ["components/petition/goal.tsx", 'import { db } from "#lib/db/index.ts";'],
    ["components/petition/goal.tsx", 'import {\n  signPetition,\n} from "#app/actions.ts";'],
    ["app/_shared/counts.ts", 'export { aSupporter } from "#tests/support/journey.ts";'],
    ["app/_shared/counts.ts", 'import { print } from "#lib/cli/terminal/print.ts";'],
    ["content/site.ts", 'import { env } from "#lib/env.ts";'],
    ["public/enhance.js", 'import { path } from "../lib/i18n/paths.ts";'],
  ])("%s: %s", (file, source) => {
    expect(readImports(file, source).map(isAllowed)).toEqual([false]);
  });
});

test("the type of the generated client, and what is only a comment, may be named anywhere above", () => {
  const source =
    'import type { Prisma } from "../generated/prisma/client.ts";\n// import { a } from "../../app/a.ts";\n';
  expect(readImports("lib/signatures/encrypt-signature.ts", source).map(isAllowed)).toEqual([true]);
});

describe("only its keeper touches", () => {
  const keepers: [what: string, sign: RegExp, keeper: RegExp][] = [
    ["the environment", /\bprocess\.env\b/, /^(?:lib\/env\.ts|lib\/cli\/install(?:\/generate)?\.mjs|tests\/.*)$/],
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
    const others = sources.filter(
      (file) => !keeper.test(file) && !/^(?:lib\/(?:cli|harness|tools)|tests)\//.test(file),
    );
    expect(others.filter((file) => reading.test(readSource(file)))).toEqual([]);
  });
});
