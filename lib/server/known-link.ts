import { togetherSegment } from "../i18n/paths.ts";
import { findKey, findStopKey } from "../signatures/lookup.ts";
import { findTogether } from "../signatures/together.ts";
import { mailedToken } from "./token-address.ts";

/**
 * Whether a mailed link leads to a petition that was signed with it, in one look-up: a link that was never given out needs
 * no page of its own. What its signature says now, Next finds.
 * @param path of a mailed link
 * @throws when the database is away
 */
export async function isKnownLink(path: string): Promise<boolean> {
  const { token, kind } = mailedToken(path);
  if (kind === "stop") return (await findStopKey(token)) !== null;
  if ((await findKey(token)) !== null) return true;
  // The first of what was signed together may be gone before the others.
  const leadsToSeveral = Object.values(togetherSegment).some((segment) => path.endsWith(segment));
  return leadsToSeveral && (await findTogether(token)).length > 0;
}
