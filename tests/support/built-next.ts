import { execFile } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import next from "next";
import { buildSite } from "#lib/cli/start/build.ts";
import { openDatabase } from "#lib/cli/start/database.ts";
import { envPerProcess, findKeys } from "#lib/cli/start/process-env.ts";
import { publicAddress } from "#lib/cli/start/site.ts";
import { parseEnv } from "#lib/env.ts";
import { formWith } from "#lib/harness/visitor.ts";
import { createInProcessClient, readAll } from "#lib/server/in-process-client.ts";
import {
  ACTION_ID,
  BUILD_FOLDER,
  NEXT_COMMAND,
  NEXT_VARIABLES,
  PRERENDER_MANIFEST_FILE,
  ROUTES_MANIFEST_FILE,
} from "#lib/server/next-contract.ts";
import { renderNowHeader } from "#lib/server/routes.ts";

const root = join(import.meta.dirname, "../..");
const page = "/en/issues/bill-c-2";
const require = createRequire(join(root, NEXT_COMMAND));
/** The part of Next that reads `.env`; it comes with Next, so it is no dependency of this project's own. */
const ENVIRONMENT_PACKAGE = "@next/env";
const run = promisify(execFile);
/** What Next answers is looked at, not how fast: a busy machine renders a page in tens of seconds. */
const PATIENCE_MS = 5 * 60_000;

interface NextAnswer {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

/** All that the assumptions are checked on, as the built site gives it. */
export interface ObservedNext {
  /** A page with the form for signing, as Next sends it. */
  page: NextAnswer;
  /** The same page asked for twice as it is kept, and twice to be rendered now. */
  keptPages: NextAnswer[];
  renderedPages: NextAnswer[];
  /** The answers to the form of that page: sent empty, and with an action that no build has. */
  emptyForm: NextAnswer;
  unknownAction: NextAnswer;
  /** The names of Next's own pages among the routes, and how it answers one. */
  ownPages: string[];
  ownPage: NextAnswer;
  /** The data of a page for the framework's scripts. */
  pageData: NextAnswer;
  routes: unknown;
  prerendered: unknown;
  /** The files of the build, below its folder. */
  files: string[];
  /** What Next adds to the address of a page to ask for its data: the endings of paths, and the names of parameters. */
  dataEndings: string[];
  dataParameters: string[];
  /** Of the `.env` beside the project: whether Next reads it, with the variables of this site and without. */
  readsEnvironmentFile: { asStarted: boolean; otherwise: boolean };
  /** What the command says to `--version`. */
  commandAnswer: string;
  /** The source of what Next writes while it builds. */
  buildSource: string;
}

/** Builds the site where that is needed, and asks Next itself, without our server before it. */
export async function observeNext(dataDir: string): Promise<ObservedNext> {
  const env = parseEnv({ DATA_DIR: dataDir, SITE_URL: process.env.SITE_URL, PORT: process.env.PORT });
  const database = await openDatabase(env, () => undefined);
  // As `npm start` builds it, so that one build serves all.
  const address = publicAddress(env);
  const roles = envPerProcess(env, findKeys(env), database.url, address);
  await buildSite(roles.build, new AbortController().signal, () => undefined);
  Object.assign(process.env, roles.web);
  const app = next({ dev: false, dir: root, hostname: "localhost", port: 3000 });
  try {
    await app.prepare();
    return {
      ...(await askNext(createAsker(app.getRequestHandler(), address))),
      ...readBuild(),
      ...(await readPackage()),
    };
  } finally {
    await app.close();
    await database.embedded?.stop();
  }
}

type Ask = (path: string, form?: Record<string, string>, more?: Record<string, string>) => Promise<NextAnswer>;

function createAsker(handler: Parameters<typeof createInProcessClient>[0], address: string): Ask {
  const ask = createInProcessClient(handler, PATIENCE_MS);
  const { host, origin } = new URL(address);
  const known = { host, "x-forwarded-host": host, "x-forwarded-proto": "http", "x-forwarded-for": "127.0.0.1" };
  return async (path, form, more) => {
    const headers: Record<string, string> = { ...known, accept: "text/html", ...more };
    const sent = form && encode(form);
    if (sent) Object.assign(headers, { origin, "content-type": sent.headers.get("content-type") ?? "" });
    const body = sent && Buffer.from(await sent.arrayBuffer());
    const answer = await ask({ method: sent ? "POST" : "GET", url: path, headers, ...(body ? { body } : {}) });
    const text = (await readAll(answer.body)).toString();
    const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { status: answer.status, headers: Object.fromEntries(told), text };
  };
}

function encode(form: Record<string, string>): Response {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.append(name, value);
  return new Response(data);
}

async function askNext(ask: Ask) {
  const renderNow = renderNowHeader(join(root, BUILD_FOLDER));
  const first = await ask(page);
  const form = formWith("email", first.text);
  const ofNobody = Object.entries(form).map(([name, value]) => [name, withUnknownAction(value)]);
  return {
    page: first,
    keptPages: [await ask(page), await ask(page)],
    renderedPages: [await ask(page, undefined, renderNow), await ask(page, undefined, renderNow)],
    emptyForm: await ask(page, form),
    unknownAction: await ask(page, Object.fromEntries(ofNobody)),
    ownPage: await ask("/_global-error"),
    pageData: await ask(`${page}.rsc`),
  };
}

function withUnknownAction(value: string): string {
  return value.replace(/(?<="id":")\w+/, (id) => (ACTION_ID.test(id) ? id.replace(/\w/g, "0") : id));
}

function readBuild() {
  const read = (file: string) => JSON.parse(readFileSync(join(root, BUILD_FOLDER, file), "utf8"));
  const routes = read(ROUTES_MANIFEST_FILE);
  const { suffix, prefetchSegmentSuffix, prefetchSegmentDirSuffix } = routes.rsc;
  const ours = globSync(["app/**/{page,route}.{ts,tsx}", "app/.well-known/**/route.ts"], { cwd: root }).map((file) =>
    dirname(file).slice("app".length),
  );
  const known = new Set(["/", "/robots.txt", "/sitemap.xml", ...ours]);
  return {
    routes,
    prerendered: read(PRERENDER_MANIFEST_FILE),
    files: globSync("{*,server/app/**}", { cwd: join(root, BUILD_FOLDER) }),
    ownPages: routes.staticRoutes
      .map((route: { page: string }) => route.page)
      .filter((name: string) => !known.has(name)),
    dataEndings: [suffix, prefetchSegmentSuffix, `${prefetchSegmentDirSuffix}/_tree${prefetchSegmentSuffix}`],
  };
}

async function readPackage() {
  const { NEXT_RSC_UNION_QUERY } = require("next/dist/client/components/app-router-headers");
  const { NEXT_QUERY_PARAM_PREFIX, NEXT_INTERCEPTION_MARKER_PREFIX } = require("next/dist/lib/constants");
  const { stdout } = await run(process.execPath, [join(root, NEXT_COMMAND), "--version"]);
  return {
    dataParameters: [NEXT_RSC_UNION_QUERY, `${NEXT_QUERY_PARAM_PREFIX}slug`, `${NEXT_INTERCEPTION_MARKER_PREFIX}slug`],
    readsEnvironmentFile: await readsEnvironmentFile(),
    commandAnswer: stdout,
    buildSource: readFileSync(require.resolve("next/dist/build/index.js"), "utf8"),
  };
}

/** Asked of processes of their own: Next reads the file once in each. */
async function readsEnvironmentFile() {
  const folder = mkdtempSync(join(tmpdir(), "next-env-"));
  writeFileSync(join(folder, ".env"), "READ_BY_NEXT=yes\n");
  const source = "require(process.argv[1]).loadEnvConfig(process.argv[2]); console.log(process.env.READ_BY_NEXT);";
  const reads = async (variables: Record<string, string>) => {
    const env = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, ...variables };
    const args = ["-e", source, require.resolve(ENVIRONMENT_PACKAGE), folder];
    return (await run(process.execPath, args, { env })).stdout.includes("yes");
  };
  try {
    return { asStarted: await reads(NEXT_VARIABLES), otherwise: await reads({}) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
