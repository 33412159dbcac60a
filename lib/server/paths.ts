import { segments } from "../i18n/paths.ts";
import { BUILT_FILES, isNextDataParameter, isNextDataPath } from "./next-contract.ts";

/**
 * Normalizes a request target: decodes escapes that a path does not need (RFC 3986, 6.2.2.2), so that this server and Next
 * decide about the same path.
 */
export function normalizePath(target: string | undefined): string {
  const path = pathOf(target);
  if (target === undefined || !path.includes("%") || !isDecodable(path)) return target ?? "/";
  return path.replace(/%[2-7][\da-f]/gi, plainIfUnreserved) + target.slice(path.length);
}

function plainIfUnreserved(code: string): string {
  const character = decodeURIComponent(code);
  return /[\w.~-]/.test(character) ? character : code;
}

/** Whether a path is well formed. Browsers resolve "." and ".." themselves, and replace a backslash with "/". */
export function isReadable(path: string): boolean {
  return path.startsWith("/") && !/^\/\/|\\|\/\.{1,2}(?:\/|$)/.test(path) && isDecodable(path);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    // Malformed escapes are ordinary input.
    return false;
  }
}

/** The path of a request target, without its query. */
export function pathOf(target: string | undefined): string {
  const [path = "/"] = (target ?? "/").split(/[?#]/, 1);
  return path;
}

// One spelling per page, so that variants of a path cannot fill the page cache.
const PLAIN_PATH = /^\/[a-z0-9._~/-]+$/;
const BUILT_FILE = new RegExp(`^${BUILT_FILES}[\\w.~/-]+$`);
const LENGTH_MAX = 2_000;
// Paths are in lower case, except tokens and the file names of a build.
const TOKEN_BEARING = /^\/(?:unsubscribe|(?:en|fr)\/signatures)\//;
const NEVER_KEPT = /^\/(?:_next|outbox|healthz|readyz|unsubscribe|(?:en|fr)\/(?:signatures|drafts|ebauches))(?:\/|$)/;

/** Whether a path is `parent` or below it. */
export function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** Whether the response may be cached, judged by the path. The headers of Next's response must allow it too. */
export function isKeepable(path: string): boolean {
  return BUILT_FILE.test(path) || (PLAIN_PATH.test(path) && !NEVER_KEPT.test(path));
}

/** Whether a path has the form of the site's paths. It does not know which pages exist. */
export function couldBeAnAddress(path: string): boolean {
  if (path.length > LENGTH_MAX) return false;
  return path === "/" || PLAIN_PATH.test(path) || BUILT_FILE.test(path) || TOKEN_BEARING.test(path);
}

/** Whether programs read the responses of a path. Such responses are forwarded unchanged, with any status. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:healthz|readyz|api|data|unsubscribe)(?:\/|$)/.test(path);
}

/** Whether a path accepts POST: the pages of a language do, a petition in a frame, and the one-click unsubscribe address of mail programs. */
export function takesForms(path: string): boolean {
  return /^\/(?:(?:en|fr)(?:\/[^.]*)?|embed\/(?:en|fr)\/petitions\/[^./]+|unsubscribe\/[^/]+)$/.test(path);
}

const SIGNING_PAGE = new RegExp(`^/(?:${signingPagesIn("en")}|${signingPagesIn("fr")})/[^/]+$`);

/** Whether a page is that of a petition or of its issue, which have the form for signing and the row for sharing. */
export function hasForm(path: string): boolean {
  return SIGNING_PAGE.test(path);
}

function signingPagesIn(locale: "en" | "fr"): string {
  return `${locale}(?:${segments.petitions[locale]}|${segments.issues[locale]})`;
}

/** Nobody escapes an address so often. Each time is a pass over all of it, and 15 kB can be escaped 7,000 times. */
const ESCAPED_TIMES_MAX = 8;

/**
 * Is this another spelling of a page, for the framework's scripts: by the path, as often as it is escaped, or by the query?
 * What is escaped too often to be read counts as one.
 */
export function isNextDataAddress(target: string): boolean {
  const path = pathOf(target);
  const read = unescapedWhole(path);
  if (read === null || isNextDataPath(read)) return true;
  const query = target.slice(path.length).split("#", 1)[0]?.slice(1) ?? "";
  return [...new URLSearchParams(query).keys()].some((name) => {
    const parameter = unescapedWhole(name);
    return parameter === null || isNextDataParameter(parameter.trim());
  });
}

/** The text behind all its escapes; null when there are too many of them. */
function unescapedWhole(text: string): string | null {
  let read = text;
  for (let times = 0; times < ESCAPED_TIMES_MAX; times += 1) {
    if (!read.includes("%") || !isDecodable(read)) return read;
    read = decodeURIComponent(read);
  }
  return read.includes("%") && isDecodable(read) ? null : read;
}

/** The cache key of an error page. It ends in "?", which no visitor's path contains. */
export function standInName(locale: string, name: "not-found" | "no-such-link" | "error"): string {
  return `/${locale}/${name}?`;
}

export function isStandInName(path: string): boolean {
  return path.endsWith("?");
}

/** Whether a path is an error page, which exists only to be shown in place of another page. */
export function isErrorPage(path: string): boolean {
  return /^\/(?:en|fr)\/(?:not-found|no-such-link|error)$/.test(path);
}
