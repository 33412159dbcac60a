import { findKey, findStopKey } from "../signatures/lookup.ts";
import { mailedToken } from "./token-address.ts";

/**
 * Whether a mailed link leads to a petition that was signed with it, in one look-up: a link that was never given out needs
 * no page of its own. What its signature says now, Next finds.
 * @param path of a mailed link
 * @throws when the database is away
 */
export async function isKnownLink(path: string): Promise<boolean> {
  const { token, kind } = mailedToken(path);
  return (await (kind === "own" ? findKey(token) : findStopKey(token))) !== null;
}
