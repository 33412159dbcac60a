/** The path of a request target, without its query. */
export function pathOf(target: string | undefined): string {
  const [path = "/"] = (target ?? "/").split(/[?#]/, 1);
  return path;
}

// One spelling per page, so that variants of an address cannot fill the memory.
const PLAIN_PATH = /^\/[a-z0-9._~/-]+$/;
const BUILT_FILE = /^\/_next\/static\/[\w.~/-]+$/;
const NEVER_KEPT = /^\/(?:_next|outbox|healthz|readyz|unsubscribe|(?:en|fr)\/signatures)(?:\/|$)/;

/** May the answer at this address be the same for everyone? What Next answers decides the rest. */
export function isKeepable(path: string): boolean {
  return BUILT_FILE.test(path) || (PLAIN_PATH.test(path) && !NEVER_KEPT.test(path));
}

/** Addresses whose answers are read by programs: passed on as they are, whatever their status. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:healthz|readyz|api|data|unsubscribe)(?:\/|$)/.test(path);
}

/** Pages that exist only to be shown in place of another. */
export function isStandIn(path: string): boolean {
  return /^\/(?:en|fr)\/(?:not-found|error)$/.test(path);
}
