import { parseArgs } from "node:util";
import { SetupError } from "../operator-error.ts";

/** The command line is not valid: the command did nothing and ends with exit code 2. */
export class UsageError extends SetupError {}

type Option = { type: "string"; multiple: true } | { type: "boolean" };

/**
 * The parts of a command line: positional words in order, values of options, and flags.
 * @param options those with a value, as in `--to preview`; each may be repeated
 * @param flags those without one, as in `--strict`
 * @throws UsageError on anything else; its text lists the known options
 */
export function readArguments(args: string[], options: readonly string[] = [], flags: readonly string[] = []) {
  const known: Record<string, Option> = {};
  for (const name of options) known[name] = { type: "string", multiple: true };
  for (const name of flags) known[name] = { type: "boolean" };
  try {
    const parsed = parseArgs({ args, allowPositionals: true, options: known });
    const values: Record<string, unknown> = parsed.values;
    const { positionals } = parsed;
    const valuesOf = (name: string): string[] => [values[name] ?? []].flat().map(String);
    return { positionals, valuesOf, has: (flag: string) => values[flag] === true };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const all = [...flags.map((name) => `--${name}`), ...options.map((name) => `--${name} <value>`)];
    throw new UsageError(`${reason}\n${all.length === 0 ? "There are no options." : `Options: ${all.join(", ")}`}`);
  }
}

/** Refuses positional words where a command takes none. @throws UsageError */
export function expectNoWords(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`This command takes no such words: ${positionals.join(", ")}`);
}

/** The value of an option that may be given once and has a fixed set of values. @throws UsageError that lists them */
export function readChoice<T extends string>(name: string, given: string[], choices: readonly T[]): T | undefined {
  if (given.length === 0) return undefined;
  const [value = "", ...others] = given;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined || others.length > 0)
    throw new UsageError(`--${name} must be one of: ${choices.join(", ")}. Found: ${given.join(", ")}`);
  return chosen;
}
