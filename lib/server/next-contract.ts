import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { attribute, type ChildNode, type Element, isElement } from "./html-tree.ts";

// All that this site knows about the insides of Next. Nothing here is promised by Next's documentation, so an update may
// change it: `tests/faults/next-contract.test.ts` asks the built site, and names the assumption that no longer holds.

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The header by which Next says where an answer comes from, and its values for one from its own cache.
 * If it changes, a page that Next kept is taken for a new one, and a count can be older than promised.
 */
export const NEXT_CACHE_HEADER = "x-nextjs-cache";
export const NEXT_CACHE_HIT = "HIT";
export const NEXT_CACHE_STALE = "STALE";

/** Was this answer made before it was asked for? */
export function isFromNextCache(headers: IncomingHttpHeaders): boolean {
  const state = headers[NEXT_CACHE_HEADER];
  return state === NEXT_CACHE_HIT || state === NEXT_CACHE_STALE;
}

/**
 * The request header that makes Next render a page now, past its own cache; its value is a secret of the build.
 * If it changes, a count can be as old as the build.
 */
export const NEXT_RENDER_HEADER = "x-prerender-revalidate";

/** What Next says about itself beside `x-nextjs-…`; not for visitors. */
export const NEXT_NAME_HEADER = "x-powered-by";

// ── Forms of server actions ──────────────────────────────────────────────────────────────────────────────────────────

/** Fields of this beginning are the framework's. If it changes, they are put back into a form as if they had been typed. */
const OWN_FIELD = "$";

/** The field that names an action by its identifier alone: no form of this site has it. */
export const ACTION_ID_PREFIX = "$ACTION_ID_";

/** The field that announces action number n of a form, whose parts are in `$ACTION_n:0` and `$ACTION_n:1`. */
export const ACTION_REF_PREFIX = "$ACTION_REF_";

/** The field by which React finds the form again whose state an answer holds. */
export const ACTION_KEY_FIELD = "$ACTION_KEY";

/** How a reference says that its bound arguments are in part 1. */
export const BOUND_ARGUMENTS_REFERENCE = "$@1";

/** The identifier of an action. If its form changes, every form is answered as malformed. */
export const ACTION_ID = /^[\da-f]{40,64}$/;

/** Did the framework write this field, not a person? */
export function isNextField(name: string): boolean {
  return name.startsWith(OWN_FIELD);
}

/** The fields of the action that a form announces by `$ACTION_REF_` and a number: its reference, and its state. */
export function actionFieldNames(number: string): { announcement: string; reference: string; state: string } {
  return {
    announcement: `${ACTION_REF_PREFIX}${number}`,
    reference: `$ACTION_${number}:0`,
    state: `$ACTION_${number}:1`,
  };
}

/**
 * The identifier of the action that a form names by reference; null without one.
 * @param fields that `checkActionFields` found sound
 */
export function actionOf(fields: readonly (readonly [name: string, value: string | null])[]): string | null {
  const announced = fields.find(([name]) => name.startsWith(ACTION_REF_PREFIX))?.[0].slice(ACTION_REF_PREFIX.length);
  if (announced === undefined) return null;
  const { reference } = actionFieldNames(announced);
  return JSON.parse(fields.find(([name]) => name === reference)?.[1] ?? "{}").id ?? null;
}

/** Is this text of an argument plain text, not one of React's marks for references, classes and promises? */
export function isPlainArgument(text: string): boolean {
  return !text.startsWith("$") || text.startsWith("$$") || text === "$undefined";
}

// ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** React's markers are comments, and pages of this site have no others. If text came in comments, it would be lost. */
function isReactMarker(node: ChildNode): boolean {
  return node.nodeName === "#comment";
}

/**
 * React's empty shell for metadata that arrives late: a hidden `div` with nothing but markers. With scripts gone nothing can
 * arrive, so a hidden `div` with content would hide that content from all readers for ever; so no `Suspense`, no `loading.tsx`.
 */
export function isMetadataShell(element: Element): boolean {
  return (
    element.tagName === "div" && attribute(element, "hidden") !== undefined && element.childNodes.every(isReactMarker)
  );
}

/** Does this link fetch a script ahead of time? If another way appears, browsers report what the policy forbids. */
function isScriptPreload(link: Element): boolean {
  const rel = attribute(link, "rel") ?? "";
  return rel === "modulepreload" || (/^(?:preload|prefetch)$/.test(rel) && attribute(link, "as") === "script");
}

/**
 * Is this part of a page the framework's alone? Every script without the marks of ours is: framework code and flight data
 * come in `script` elements only. If they came otherwise, pages would carry five times the bytes, with code that cannot run.
 * @param isOurScript tells the scripts that this site keeps
 */
export function isOfNext(node: ChildNode, isOurScript: (script: Element) => boolean): boolean {
  if (isReactMarker(node)) return true;
  if (!isElement(node)) return false;
  if (node.tagName === "script") return !isOurScript(node);
  return node.tagName === "link" ? isScriptPreload(node) : isMetadataShell(node);
}

// ── Addresses ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where Next serves the files of a build, under names that change with their content. */
export const BUILT_FILES = "/_next/static/";

/**
 * What Next calls its pages among themselves, such as `/[locale]` or `/_global-error`: it answers them with a failure.
 * If they get other names, anyone can fill the log with failures.
 */
export function isNextPageName(path: string): boolean {
  return /^\/(?:\[|%5b|_(?!next\/static\/))/i.test(path);
}

/**
 * Is this the address of a page's data for the framework's scripts, such as `/en.rsc`, by an ending or a folder of its path?
 * If there are others, pages can be asked for under more names than one, past the cache.
 */
export function isNextDataPath(path: string): boolean {
  return /\.(?:rsc|segments?|prefetch|meta|body|action)(?:[./]|$)|\/_next\/(?!static\/)/i.test(path);
}

/** The same for the name of a parameter of the query, such as `_rsc`. */
export function isNextDataParameter(name: string): boolean {
  return /^(?:_rsc$|_?_next|nxt[pi]|__)/i.test(name);
}

// ── Files of the build and of the package ────────────────────────────────────────────────────────────────────────────

/** The folder of the build, below the project's. */
export const BUILD_FOLDER = ".next";

/** A file that is there when a build came to its end. */
export const BUILD_ID_FILE = "BUILD_ID";

/** The folder of a build that is served as `/_next/static/`. */
export const BUILT_FILES_FOLDER = "static";

/** The folder of a build with a `.html` file for each page made at build time, below `en` and `fr`. If it moves, nothing is found. */
export const BUILT_PAGES_FOLDER = "server/app";

/** The files of a build that say which addresses it answers. If they change, the site does not start, and says why. */
export const ROUTES_MANIFEST_FILE = "routes-manifest.json";
export const PRERENDER_MANIFEST_FILE = "prerender-manifest.json";

/** The file of a build that names each server action. If it changes, the site does not start, and says why. */
export const ACTIONS_MANIFEST_FILE = "server/server-reference-manifest.json";

/** What is read of it: the name that each action is exported by. */
export const actionsManifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });

const route = z.object({ page: z.string(), regex: z.string() });
const rule = z.object({ source: z.string(), destination: z.string(), regex: z.string() });

/** What is read of the list of routes. */
export const routesManifest = z.object({
  redirects: z.array(rule),
  rewrites: z.object({ beforeFiles: z.array(rule), afterFiles: z.array(rule), fallback: z.array(rule) }),
  staticRoutes: z.array(route),
  dynamicRoutes: z.array(route),
});

/** What is read of the list of pages made at build time; `fallback: false` means that there are no other pages of the kind. */
export const prerenderManifest = z.object({
  routes: z.record(z.string(), z.unknown()),
  dynamicRoutes: z.record(z.string(), z.object({ fallback: z.unknown() })),
  /** The value of `NEXT_RENDER_HEADER`. */
  preview: z.object({ previewModeId: z.string().min(1) }),
});

export type RoutesManifest = z.infer<typeof routesManifest>;
export type PrerenderManifest = z.infer<typeof prerenderManifest>;
export type RewriteRule = z.infer<typeof rule>;

/** Next's command, below the project's folder: run by the path, so that no npm stands between its process and ours. */
export const NEXT_COMMAND = "node_modules/next/dist/bin/next";

/** Variables that stop Next from reading `.env` by itself, with the secrets of the other processes, and from reporting home. */
export const NEXT_VARIABLES = { __NEXT_PROCESSED_ENV: "true", NEXT_TELEMETRY_DISABLED: "1" } as const;

/** Lets Node itself read `next.config.ts`: otherwise Next wants its compiler for it, a hundred megabytes that only a build needs. */
export const NODE_READS_CONFIG = { __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: "true" } as const;

/** The steps of a build that its output names. If their words change, a build takes as long, but says less meanwhile. */
export function buildSteps(output: string): string[] {
  const lines = output.split("\n").map((line) => line.trim());
  return lines
    .filter((line) =>
      /^(✓ (Compiled|Generating|Collecting)|Creating|Running|Finished|Collecting|Generating|Finalizing)/.test(line),
    )
    .map((line) => line.replace(/^✓ /, ""));
}
