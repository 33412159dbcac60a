import { BUILT_FILES, isNextDataParameter, isNextDataPath } from "./next-contract.ts";

/**
 * A request target as it is usually spelled: what a path escapes without need is written plainly (RFC 3986, 6.2.2.2), so
 * that nothing is decided here about one address and by Next about another.
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

/** May the path be looked at? Browsers resolve "." and ".." themselves, and write "/" for a backslash. */
export function isReadable(path: string): boolean {
  return path.startsWith("/") && !/^\/\/|\\|\/\.{1,2}(?:\/|$)/.test(path) && isDecodable(path);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    // Broken escapes, as anybody may send.
    return false;
  }
}

/** The path of a request target, without its query. */
export function pathOf(target: string | undefined): string {
  const [path = "/"] = (target ?? "/").split(/[?#]/, 1);
  return path;
}

// One spelling per page, so that variants of an address cannot fill the memory.
const PLAIN_PATH = /^\/[a-z0-9._~/-]+$/;
const BUILT_FILE = new RegExp(`^${BUILT_FILES}[\\w.~/-]+$`);
const LENGTH_MAX = 2_000;
// Lower-case letters only, but for tokens and the names that a build gives to files.
const TOKEN_BEARING = /^\/(?:unsubscribe|(?:en|fr)\/signatures)\//;
const NEVER_KEPT = /^\/(?:_next|outbox|healthz|readyz|unsubscribe|(?:en|fr)\/signatures)(?:\/|$)/;

/** Is it this address, or one below it? */
export function isWithin(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

/** May the answer at this address be the same for everyone? What Next answers decides the rest. */
export function isKeepable(path: string): boolean {
  return BUILT_FILE.test(path) || (PLAIN_PATH.test(path) && !NEVER_KEPT.test(path));
}

/** Could there be anything at this address, by its looks? Needs no knowledge of the pages there are. */
export function couldBeAnAddress(path: string): boolean {
  if (path.length > LENGTH_MAX) return false;
  return path === "/" || PLAIN_PATH.test(path) || BUILT_FILE.test(path) || TOKEN_BEARING.test(path);
}

/** Addresses whose answers are read by programs: passed on as they are, whatever their status. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:healthz|readyz|api|data|unsubscribe)(?:\/|$)/.test(path);
}

/** Does anything at this address take a form? Pages of a language do, and the address that mail programs press. */
export function takesForms(path: string): boolean {
  return /^\/(?:(?:en|fr)(?:\/[^.]*)?|unsubscribe\/[^/]+)$/.test(path);
}

/** Is this another spelling of a page, for the framework's scripts: by the path, as often as it is escaped, or by the query? */
export function isNextDataAddress(target: string): boolean {
  const path = pathOf(target);
  if (isNextDataPath(unescapedWhole(path))) return true;
  const query = target.slice(path.length).split("#", 1)[0]?.slice(1) ?? "";
  return [...new URLSearchParams(query).keys()].some((name) => isNextDataParameter(unescapedWhole(name).trim()));
}

function unescapedWhole(text: string): string {
  if (!text.includes("%") || !isDecodable(text)) return text;
  const once = decodeURIComponent(text);
  return once === text ? text : unescapedWhole(once);
}

/** The name under which a page is kept that stands in for others: with "?", which no visitor's path contains. */
export function standInName(locale: string, name: "not-found" | "no-such-link" | "error"): string {
  return `/${locale}/${name}?`;
}

export function isStandInName(path: string): boolean {
  return path.endsWith("?");
}

/** Pages that exist only to be shown in place of another. */
export function isErrorPage(path: string): boolean {
  return /^\/(?:en|fr)\/(?:not-found|no-such-link|error)$/.test(path);
}
