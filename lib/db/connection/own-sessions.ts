import type pg from "pg";

// Next bundles its own copy of this module; all copies share the sessions of the process.
declare global {
  var campaignSessions: Set<number> | undefined;
}

/** Remembers a session of this process, by the server's number for it, until it ends. */
export function rememberSession(client: pg.Client, number: number): void {
  globalThis.campaignSessions ??= new Set();
  globalThis.campaignSessions.add(number);
  client.once("end", () => globalThis.campaignSessions?.delete(number));
}

/** Whether a session, by the server's number for it, is one of this process. */
export function isOwnSession(number: number): boolean {
  return globalThis.campaignSessions?.has(number) ?? false;
}
