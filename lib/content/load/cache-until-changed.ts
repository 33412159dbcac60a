import { env } from "../../env.ts";
import { fingerprint } from "../read/folders.ts";

/**
 * Loads once in production; in other modes it loads again when a file below the folder has changed. A failed load is
 * not kept, so a corrected file is read at once.
 */
export function cacheUntilChanged<T>(folder: string, load: (root: string) => Promise<T>): (root: string) => Promise<T> {
  let kept: { root: string; state: string; value: Promise<T> } | undefined;
  return async (root) => {
    const state = env().NODE_ENV === "production" ? "built" : await fingerprint(root, folder);
    if (kept?.root === root && kept.state === state) return kept.value;
    const value = load(root);
    kept = { root, state, value };
    value.catch(() => {
      // The caller receives the error; here the entry is only removed, so that the next call reads again.
      if (kept?.value === value) kept = undefined;
    });
    return value;
  };
}
