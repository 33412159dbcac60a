// The generation is on globalThis because Next bundles its own copy of this module.
const SHARED = Symbol.for("right-to-refuge.pages-dropped");

/**
 * Invalidates all cached pages: the next request for each page waits for a fresh one.
 * Call it after a change that pages show, together with `updateTag`. It does nothing in a process without the page cache.
 */
export function invalidatePages(): void {
  shared().generation += 1;
}

/** The current generation of the page cache. A page of an earlier generation is out of date. */
export function generation(): number {
  return shared().generation;
}

function shared(): { generation: number } {
  const holder = globalThis as typeof globalThis & { [SHARED]?: { generation: number } };
  holder[SHARED] ??= { generation: 0 };
  return holder[SHARED];
}
