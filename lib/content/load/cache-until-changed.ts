import { env } from "../../env.ts";
import { fingerprint } from "../read/folders.ts";

/**
 * Loads once in production; elsewhere again whenever a file below the folder has changed.
 * A failed load is not kept: mending the file is enough.
 */
export function cacheUntilChanged<T>(folder: string, load: (root: string) => Promise<T>): (root: string) => Promise<T> {
  let kept: { root: string; state: string; value: Promise<T> } | undefined;
  return async (root) => {
    const state = env().NODE_ENV === "production" ? "built" : await fingerprint(root, folder);
    if (kept?.root === root && kept.state === state) return kept.value;
    const value = load(root);
    kept = { root, state, value };
    value.catch(() => {
      // The caller is told; here it is only forgotten, so that the next call reads again.
      if (kept?.value === value) kept = undefined;
    });
    return value;
  };
}
