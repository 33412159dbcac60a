import { isPreview } from "#lib/env.ts";
import { NoPage } from "../_shared/broken-content.tsx";

/**
 * Next's own answer where a page says that it does not exist, which it sends along with every page. Readers get that of the
 * server in front; who writes with `npm run dev` gets this one.
 */
export default function NotFound() {
  return isPreview() ? <NoPage /> : null;
}
