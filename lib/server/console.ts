import { logLevel } from "../env.ts";
import { codeOf, log, placeOf } from "../log.ts";

/**
 * Sends what the framework writes to the console into the log, as the code and the place of its error: its words may quote
 * a visitor, and its stacks are of many lines. On the level `debug` they stay on the console as they are.
 */
export function logInsteadOfConsole(): void {
  if (logLevel() === "debug") return;
  const write =
    (level: "warn" | "error") =>
    (...words: unknown[]) => {
      const error = words.find((word) => word instanceof Error);
      log[level]({ event: "framework", code: error ? codeOf(error) : "message", ...placeOf(error) });
    };
  Object.assign(globalThis.console, { error: write("error"), warn: write("warn") });
}
