/**
 * A mistake for an editor to correct: its place, what was found there, and what to do. Lines and columns count from 1.
 */
export type Problem = {
  file: string;
  line: number;
  column: number;
  found: string;
  remedy: string;
  /** An error by default. Warnings only stop `content:check --strict`; suggestions stop nothing. */
  level?: "warning" | "suggestion";
};

/** `file:line:column  what was found → what to do`; a warning or suggestion is marked as such. */
export function describeProblem({ file, line, column, found, remedy, level }: Problem): string {
  return `${file}:${line}:${column}  ${level ? `${level}: ` : ""}${found} → ${remedy}`;
}

/** Whether a problem stops a build. */
export function isError({ level }: Problem): boolean {
  return level === undefined;
}

/** Thrown when content cannot be shown: its message lists every known problem, one per line. */
export class ContentError extends Error {
  // Private, so that Node does not also print them as objects.
  readonly #problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(`${count} in the content:\n${problems.map(describeProblem).join("\n")}`);
    this.name = "ContentError";
    this.#problems = problems;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }
}

/** By file, then by place. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
