import type { LogLine } from "./line.ts";

/** Lines of one kind that are written in one window; further lines are counted. */
const LINES_MAX = 5;
const WINDOW_MS = 10_000;
const KINDS_MAX = 500;

type Write = (line: LogLine) => void;
type Kind = { begun: number; written: number; counted: number; write: Write; line: LogLine };

export interface Throttle {
  /** Writes a line, or counts it. */
  take(line: LogLine, level: string, write: Write): void;
  /** Writes one line for each kind with counted lines. */
  writeAllCounted(): void;
}

/**
 * Writes a line, unless five of its kind came in the last ten seconds. Two lines are of one kind when event, work and
 * codes are the same. Further lines are counted and written as one line, `repeated: n`, after the ten seconds.
 * Lines below a warning always pass: they report ordinary work, each about something else.
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
    else begin(key, { begun: now(), written: 1, counted: 0, write, line });
  }

  function begin(key: string, kind: Kind): void {
    const earlier = kinds.get(key);
    if (earlier) writeCounted(earlier);
    if (kinds.size >= KINDS_MAX) {
      writeAllCounted();
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
    kind.counted += 1;
    if (kind.counted > 1) return;
    // The timer does not keep the process alive: at its exit the process writes the counted lines.
    setTimeout(() => {
      writeCounted(kind);
      if (kinds.get(key) === kind) kinds.delete(key);
    }, WINDOW_MS).unref();
  }

  function writeAllCounted(): void {
    for (const kind of kinds.values()) writeCounted(kind);
  }

  return { take, writeAllCounted };
}

function writeCounted(kind: Kind): void {
  if (kind.counted === 0) return;
  // Only the fields that all these lines share.
  const { event, doing, code, reason, result } = kind.line;
  kind.write({ event, doing, code, reason, result, repeated: kind.counted });
  kind.counted = 0;
}
