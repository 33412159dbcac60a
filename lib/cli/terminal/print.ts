import { basename, relative } from "node:path";
import { logFailure, nameSource } from "../../log.ts";
import { SetupError } from "../../operator-error.ts";
import { UsageError } from "../arguments.ts";

/** Prints one line of progress for the person at the terminal. */
export type Print = (line: string) => void;

/** Prints one line for the person at the terminal. */
export function print(text = ""): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a problem between empty lines, so that it is not lost in the output of other programs. */
export function printError(text: string): void {
  process.stderr.write(`\n${text}\n\n`);
}

/**
 * Runs a command's body. A problem that a person can correct is shown without a stack, any other with it; both end with
 * code 1. A command line that is not valid ends with code 2.
 */
export async function command(body: () => Promise<void>): Promise<void> {
  nameSource("command");
  try {
    await body();
  } catch (error) {
    // No one reads the output of a scheduled command, so the log gets the failure.
    if (!(error instanceof SetupError) && !process.stderr.isTTY) logFailure(basename(process.argv[1] ?? ""), error);
    printError(errorText(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** A failure as text: the message alone when it was written for people. */
export function errorText(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** "0.8 s", "12 s", "1 min 05 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** A path relative to the current folder; the absolute path when it lies elsewhere. */
export function relativePath(path: string): string {
  const from = relative(process.cwd(), path);
  return from === "" || from.startsWith("..") ? path : from;
}
