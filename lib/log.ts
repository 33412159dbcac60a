import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type DestinationStream } from "pino";
import { logLevel } from "./env.ts";
import { codeOf, sqlStateOf } from "./log/error-code.ts";
import { placeOf } from "./log/error-place.ts";
import { cleanLine, type LogLine } from "./log/line.ts";
import { createThrottle, type Throttle } from "./log/throttle.ts";

export { codeOf, sqlStateOf } from "./log/error-code.ts";
export { placeOf } from "./log/error-place.ts";

/** The kind of process that writes the log. */
export type Source = "web" | "worker" | "command";

type Write = (line: LogLine) => void;

/** Writes lines of JSON. Each line has its time, level, source and, within a request, the request id. */
export type Log = Record<"debug" | "info" | "warn" | "error", Write>;

type Shared = { log: Log; source: Source; requests: AsyncLocalStorage<string> };

// Next bundles its own copy of this module. All copies share one log, so that repeated lines are counted together.
const SHARED = Symbol.for("right-to-refuge.log");

/**
 * The log of this process, on standard error. Unknown fields are dropped; repeated lines are counted instead of written.
 * The first line creates it, because a command reads LOG_LEVEL from a file after it has loaded this module.
 */
export const log: Log = {
  debug: (line) => shared().log.debug(line),
  info: (line) => shared().log.info(line),
  warn: (line) => shared().log.warn(line),
  error: (line) => shared().log.error(line),
};

/**
 * Writes one line for a caught failure: what was being done, and the error's code.
 * The error's message is left out, because it may quote what a visitor typed.
 * @param doing a verb of the domain, such as `sign` or `confirm`
 * @param about references such as a petition key; never personal data
 */
export function logFailure(doing: string, error: unknown, about: Omit<LogLine, "event"> = {}): void {
  log.error({ event: "failed", doing, code: codeOf(error), ...sqlStateOf(error), ...placeOf(error), ...about });
}

/** Sets the kind of this process; the default is `web`. */
export function nameSource(source: Source): void {
  shared().source = source;
}

/** Runs the work of a request. Each line that the work writes carries the request id. */
export function withRequest<T>(id: string, work: () => T): T {
  return shared().requests.run(id, work);
}

/** The id of the current request; undefined outside a request. */
export function requestId(): string | undefined {
  return shared().requests.getStore();
}

/**
 * Creates a separate log; the log of the process is `log`.
 * @param about fields to add to each line
 * @param throttle counts repeated lines
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
  process.once("exit", throttle.writeAllCounted);
  const own: Shared = { source: "web", requests, log: createLog(toStandardError(), logLevel(), about, throttle) };
  function about(): object {
    const request = requests.getStore();
    return { from: own.source, ...(request === undefined ? {} : { request }) };
  }
  return own;
}

/** What cannot be written, for example to a full disk, is kept up to this length and written later; the rest is lost. */
const UNWRITTEN_CHARACTERS_MAX = 1_000_000;

/** Writes before the call returns, so that the last lines of a crashing process are not lost. */
function toStandardError(): DestinationStream {
  const destination = pino.destination({ fd: 2, sync: true, maxLength: UNWRITTEN_CHARACTERS_MAX });
  // Without a listener the work that wrote a line would fail by it: a mail that has left would be sent again.
  destination.on("error", () => undefined);
  return destination;
}
