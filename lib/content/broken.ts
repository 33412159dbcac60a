import { isPreview } from "../env.ts";
import { ContentError, type Problem } from "./problem.ts";

/**
 * How Next marks an error that shows the page "not found": ours lists what is broken. No promise of Next;
 * `tests/unit/content/load/preview.test.ts` asks the installed one.
 */
const NOT_FOUND = "NEXT_HTTP_ERROR_FALLBACK;404";

/** For what a page cannot do without. While editors write, its page says in words what is broken. */
export function broken(error: Error): Error {
  return isPreview() ? Object.assign(error, { digest: NOT_FOUND }) : error;
}

/**
 * For one of several: a build stops, and `npm run dev` leaves it out.
 * @throws ContentError unless editors are writing
 */
export function leaveOut(problems: readonly Problem[]): void {
  if (problems.length > 0 && !isPreview()) throw new ContentError(problems);
}

/** One of several, or none while it cannot be read and editors are writing. @throws what `make` throws, in a build */
export function soundOrNone<T>(make: () => T): T[] {
  try {
    return [make()];
  } catch (error) {
    if (isPreview()) return []; // the check names it
    throw error;
  }
}
