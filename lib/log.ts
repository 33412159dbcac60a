import pino from "pino";

/** What a log line may say of a failure besides its code: references, never a person. */
type About = { petition?: string; job?: string };

/** The one log of every process: lines of JSON on standard error, each with its time and level. */
export const log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
  pino.destination({ fd: 2, sync: true }),
);

/**
 * Writes one line for a failure that was caught: what was being done, and the error's code.
 * The error's message stays out, because messages may quote what a visitor typed.
 * @param doing a verb of the domain, such as `sign` or `confirm`
 */
export function logFailure(doing: string, error: unknown, about: About = {}): void {
  log.error({ event: "failed", doing, code: codeOf(error), ...about });
}

/** The code of an error (`P2010`, `ECONNREFUSED`, an SQLSTATE), else its class. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && error.code !== undefined ? String(error.code) : error.name;
}
