import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type DestinationStream } from "pino";
import { logLevel } from "./env.ts";
import { codeOf, sqlStateOf } from "./log/error-code.ts";
import { placeOf } from "./log/error-place.ts";
import { cleanLine, type LogLine } from "./log/line.ts";
import { createThrottle, type Throttle } from "./log/throttle.ts";

export { codeOf, sqlStateOf } from "./log/error-code.ts";
export { placeOf } from "./log/error-place.ts";

/** Which kind of process writes. */
export type Source = "web" | "worker" | "command";

type Write = (line: LogLine) => void;

/** Lines of JSON, each with its time, level and source, and the id of the request that it belongs to. */
export type Log = Record<"debug" | "info" | "warn" | "error", Write>;

type Shared = { log: Log; source: Source; requests: AsyncLocalStorage<string> };

// Next bundles its own copy of this module beside the front's: all of them share one log, so that lines are counted together.
const SHARED = Symbol.for("right-to-refuge.log");

/**
 * The one log of this process, on standard error. Only known fields pass; a line that repeats is counted, not repeated.
 * It begins with its first line, because a command reads LOG_LEVEL from a file after it has loaded this.
 */
export const log: Log = {
  debug: (line) => shared().log.debug(line),
  info: (line) => shared().log.info(line),
  warn: (line) => shared().log.warn(line),
  error: (line) => shared().log.error(line),
};

/**
 * Writes one line for a failure that was caught: what was being done, and the error's code.
 * The error's message stays out, because messages may quote what a visitor typed.
 * @param doing a verb of the domain, such as `sign` or `confirm`
 * @param about references, never a person
 */
export function logFailure(doing: string, error: unknown, about: Omit<LogLine, "event"> = {}): void {
  log.error({ event: "failed", doing, code: codeOf(error), ...sqlStateOf(error), ...placeOf(error), ...about });
}

/** Says which kind of process this is; `web` until then. */
export function nameSource(source: Source): void {
  shared().source = source;
}

/** Runs some work of a request, whose id is then in each line that the work writes. */
export function withRequest<T>(id: string, work: () => T): T {
  return shared().requests.run(id, work);
}

/** The id of the request whose work this is; undefined outside of any. */
export function requestId(): string | undefined {
  return shared().requests.getStore();
}

/**
 * A log of its own; the process's is `log`.
 * @param about what stands in each line besides its own fields
 * @param throttle counts what repeats
 */
export function createLog(destination: DestinationStream, level: string, about: () => object, throttle: Throttle): Log {
  const logger = pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
      mixin: about,
    },
    destination,
  );
  const write = (name: keyof Log) => (line: LogLine) => {
    if (logger.isLevelEnabled(name)) throttle.take(cleanLine(line), name, (passed) => logger[name](passed));
  };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

function shared(): Shared {
  const holder = globalThis as typeof globalThis & { [SHARED]?: Shared };
  holder[SHARED] ??= create();
  return holder[SHARED];
}

function create(): Shared {
  const requests = new AsyncLocalStorage<string>();
  const throttle = createThrottle();
  process.once("exit", throttle.tellLeft);
  const own: Shared = { source: "web", requests, log: createLog(toStandardError(), logLevel(), about, throttle) };
  function about(): object {
    const request = requests.getStore();
    return { from: own.source, ...(request === undefined ? {} : { request }) };
  }
  return own;
}

/** Written before the call returns, so that the last words of a process that dies are there. */
function toStandardError(): DestinationStream {
  return pino.destination({ fd: 2, sync: true });
}
