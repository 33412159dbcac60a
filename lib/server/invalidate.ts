// The count lives on globalThis because Next bundles its own copy of this module beside the front's.
const COUNTER = Symbol.for("right-to-refuge.pages-dropped");

/**
 * Tells the front that kept pages are out of date: the next request for each waits for a fresh one.
 * Call it after a change that pages show, beside `updateTag`. Costs nothing without the front.
 */
export function invalidatePages(): void {
  counter().drops += 1;
}

/** How often pages were dropped so far; a page filled under an older number is out of date. */
export function generation(): number {
  return counter().drops;
}

function counter(): { drops: number } {
  const shared = globalThis as typeof globalThis & { [COUNTER]?: { drops: number } };
  shared[COUNTER] ??= { drops: 0 };
  return shared[COUNTER];
}
