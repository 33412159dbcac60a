import { logLevel } from "../env.ts";
import { codeOf, log, placeOf } from "../log.ts";

/**
 * Redirects the framework's console output to the log, as the code and the place of its error. Its messages may quote a
 * visitor, and its stacks have many lines. At the level `debug` the console stays unchanged.
 */
export function logInsteadOfConsole(): void {
  if (logLevel() === "debug") return;
  const write =
    (level: "warn" | "error") =>
    (...values: unknown[]) => {
      const error = values.find((value) => value instanceof Error);
      log[level]({ event: "framework", code: error ? codeOf(error) : "message", ...placeOf(error) });
    };
  Object.assign(globalThis.console, { error: write("error"), warn: write("warn") });
}
