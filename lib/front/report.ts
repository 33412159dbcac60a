import type { Writable } from "node:stream";
import type { Report } from "./context.ts";

/** Writes failures as lines of JSON: what failed, where, and the error's name. No message, no query, no token, no person. */
export function reportTo(stream: Writable, now: () => Date = () => new Date()): Report {
  return (event, path, error) => {
    const line = { at: now().toISOString(), from: "front", event, path: withoutTokens(path), error: nameOf(error) };
    stream.write(`${JSON.stringify(line)}\n`);
  };
}

function withoutTokens(path: string): string {
  return path.replace(/\/(signatures|unsubscribe|outbox)\/.*/, "/$1/…").slice(0, 200);
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
