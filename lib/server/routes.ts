import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  ACTIONS_MANIFEST_FILE,
  actionsManifest,
  BUILT_FILES,
  BUILT_FILES_FOLDER,
  NEXT_RENDER_HEADER,
  PRERENDER_MANIFEST_FILE,
  type PrerenderManifest,
  prerenderManifest,
  type RewriteRule,
  ROUTES_MANIFEST_FILE,
  type RoutesManifest,
  routesManifest,
} from "./next-contract.ts";

/** Says whether there may be an answer other than "not found" at a path. */
export type Addresses = (path: string) => boolean;

/**
 * Knows from a build every address that Next can answer, so that all others cost it nothing.
 * @param dist the folder of the build, `.next`
 * @param publicFolder files that are served as they are
 * @throws when the build is missing, or of a Next that writes something else
 */
export function addressesOf(dist: string, publicFolder: string): Addresses {
  const routes = routesManifest.parse(readJson(join(dist, ROUTES_MANIFEST_FILE)));
  const prerendered = readPrerendered(dist);
  const files = new Set([
    ...filesBelow(publicFolder).map((file) => `/${file}`),
    ...filesBelow(join(dist, BUILT_FILES_FOLDER)).map((file) => `${BUILT_FILES}${file}`),
  ]);
  const { beforeFiles, afterFiles, fallback } = routes.rewrites;
  const answers = pagesOf(routes, prerendered);
  const redirects = routes.redirects.map(toRewrite);
  const rewrites = [...beforeFiles, ...afterFiles, ...fallback].map(toRewrite);
  return (path) =>
    files.has(path) ||
    isPage(path) ||
    // A browser keeps a redirect for good, so none may lead to a page that does not exist.
    redirects.some((redirect) => isPage(redirect(path) ?? ""));

  function isPage(path: string): boolean {
    return answers(path) || rewrites.some((rewrite) => answers(rewrite(path) ?? ""));
  }
}

/**
 * The request header that makes Next render a page now instead of sending one that it has kept.
 * @param dist the folder of the build, `.next`
 */
export function renderNowHeader(dist: string): Record<string, string> {
  return { [NEXT_RENDER_HEADER]: readPrerendered(dist).preview.previewModeId };
}

function readPrerendered(dist: string): PrerenderManifest {
  return prerenderManifest.parse(readJson(join(dist, PRERENDER_MANIFEST_FILE)));
}

/**
 * The identifiers in a build of the server action that is exported by a name.
 * @throws when the build is missing, or of a Next that writes something else
 */
export function actionsNamed(dist: string, name: string): ReadonlySet<string> {
  const { node } = actionsManifest.parse(readJson(join(dist, ACTIONS_MANIFEST_FILE)));
  return new Set(Object.entries(node).flatMap(([id, { exportedName }]) => (exportedName === name ? [id] : [])));
}

function pagesOf({ staticRoutes, dynamicRoutes }: RoutesManifest, prerendered: PrerenderManifest): Addresses {
  const built = new Set(Object.keys(prerendered.routes));
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const isClosed = (page: string) => prerendered.dynamicRoutes[page]?.fallback === false;
  const open = dynamicRoutes
    .filter(({ page }) => !isClosed(page))
    .map(({ page, regex }) => ({ regex: new RegExp(regex), page, closedParts: closedPartsOf(page, isClosed) }));
  return (path) =>
    built.has(path) ||
    fixed.has(path) ||
    open.some(
      ({ regex, page, closedParts }) =>
        regex.test(path) &&
        (!page.startsWith("/[locale]/") || /^\/(?:en|fr)\//.test(path)) &&
        closedParts.every((segments) => built.has(firstSegments(path, segments))),
    );
}

/** How many segments of an open page's address are that of a page above it, of which all are known. */
function closedPartsOf(page: string, isClosed: (page: string) => boolean): number[] {
  const segments = page.split("/").length - 1;
  const above = Array.from({ length: segments - 1 }, (_, at) => at + 1);
  return above.filter((count) => isClosed(firstSegments(page, count)));
}

function firstSegments(path: string, count: number): string {
  return path.split("/", count + 1).join("/");
}

/** A rewrite or redirect of the kinds this site has: one or no `:name`, `:name*` or `:name+`, taken over as it is. */
function toRewrite({ destination, regex }: RewriteRule): (path: string) => string | null {
  const source = new RegExp(regex);
  return (path) => {
    const found = source.exec(path);
    if (!found) return null;
    const parts = found.slice(1);
    return destination.replace(/\/:\w+[*+]?/g, () => {
      const part = parts.shift();
      return part ? `/${part}` : "";
    });
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll("\\", "/"));
}
