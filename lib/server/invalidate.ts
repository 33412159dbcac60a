// The number is on globalThis because Next bundles its own copy of this module.
const SHARED = Symbol.for("right-to-refuge.changes");

/**
 * Says that a count has changed: pages that show one are out of date. Call it once after each change.
 * It does nothing in a process without the page cache.
 */
export function invalidatePages(): void {
  shared().changes += 1;
}

/** How many changes this process knows of. A page that was requested at a lower number may show an old count. */
export function changesSoFar(): number {
  return shared().changes;
}

function shared(): { changes: number } {
  const holder = globalThis as typeof globalThis & { [SHARED]?: { changes: number } };
  holder[SHARED] ??= { changes: 0 };
  return holder[SHARED];
}
