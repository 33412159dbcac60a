import type { LogLine } from "./line.ts";

/** A kind of trouble is written this often within the window; what comes after is counted. */
const LINES_MAX = 5;
const WINDOW_MS = 10_000;
const KINDS_MAX = 500;

type Write = (line: LogLine) => void;
type Kind = { begun: number; written: number; left: number; write: Write; line: LogLine };

export interface Throttle {
  /** Writes a line, or counts it. */
  take(line: LogLine, level: string, write: Write): void;
  /** Writes what was counted and not yet written. */
  tellLeft(): void;
}

/**
 * Lets a line through, unless five of its kind came in the last ten seconds. A line is of the kind of another when event,
 * work and codes are the same. The rest is counted, and written as one line, `repeated: n`, when the ten seconds are over.
 * Below a warning every line passes: it is ordinary work, each about something else.
 * @param now milliseconds that never go back
 */
export function createThrottle(now: () => number = () => performance.now()): Throttle {
  const kinds = new Map<string, Kind>();

  function take(line: LogLine, level: string, write: Write): void {
    if (level === "info" || level === "debug") {
      write(line);
      return;
    }
    const key = [level, line.event, line.doing, line.code, line.reason, line.result].join("\n");
    const kind = kinds.get(key);
    if (kind && now() - kind.begun < WINDOW_MS) count(key, kind, line);
    else begin(key, { begun: now(), written: 1, left: 0, write, line });
  }

  function begin(key: string, kind: Kind): void {
    const earlier = kinds.get(key);
    if (earlier) writeLeft(earlier);
    if (kinds.size >= KINDS_MAX) {
      tellLeft();
      kinds.clear();
    }
    kinds.set(key, kind);
    kind.write(kind.line);
  }

  function count(key: string, kind: Kind, line: LogLine): void {
    if (kind.written < LINES_MAX) {
      kind.written += 1;
      kind.write(line);
      return;
    }
    kind.left += 1;
    if (kind.left > 1) return;
    // Not kept alive for it: a process that ends writes what is left at its exit.
    setTimeout(() => {
      writeLeft(kind);
      if (kinds.get(key) === kind) kinds.delete(key);
    }, WINDOW_MS).unref();
  }

  function tellLeft(): void {
    for (const kind of kinds.values()) writeLeft(kind);
  }

  return { take, tellLeft };
}

function writeLeft(kind: Kind): void {
  if (kind.left === 0) return;
  // Only what the lines had in common.
  const { event, doing, code, reason, result } = kind.line;
  kind.write({ event, doing, code, reason, result, repeated: kind.left });
  kind.left = 0;
}
