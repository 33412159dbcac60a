import { cleanToken } from "../crypto/token.ts";
import { isNextDataAddress, pathOf } from "./paths.ts";

const TOKEN_PATH = /^(\/unsubscribe\/|\/(?:en|fr)\/signatures\/(?:updates\/)?)(.+)$/;
/** Some mail programs write a whole link in capitals. */
const TOKEN_PATH_IN_ANY_CASE = new RegExp(TOKEN_PATH, "i");
/** The rest of the path after a token. */
const SUBPAGE = /^(?:\/[a-z][a-z-]*)*\/?$/;

/** Whether a path is that of a mailed link. */
export function isMailedLink(path: string): boolean {
  return TOKEN_PATH.test(path);
}

/** What a mailed link holds: the token of an own page, or one that stops updates and can do nothing else. */
export function mailedToken(path: string): { token: string; kind: "own" | "stop" } {
  const [, room = "", rest = ""] = TOKEN_PATH.exec(path) ?? [];
  return { token: rest.split("/", 1)[0] ?? "", kind: /^\/(?:en|fr)\/signatures\/$/.test(room) ? "own" : "stop" };
}

/** Is this the address of a mailed link whose token cannot be one? Asked of an address that `withCleanToken` has been over. */
export function lacksToken(path: string): boolean {
  const { token } = mailedToken(path);
  return isMailedLink(path) && cleanToken(token) === null;
}

/**
 * Writes the token of a mailed link in its canonical form. So a link that a mail program or a person has changed still opens
 * the page, and its forms post to a normal path. A target without a token stays unchanged.
 */
export function withCleanToken(target: string): string {
  const path = pathOf(target);
  const [, typedPrefix = "", rest = ""] = TOKEN_PATH_IN_ANY_CASE.exec(path) ?? [];
  if (rest === "" || isNextDataAddress(target)) return target;
  const [first = ""] = rest.split("/", 1);
  const token = cleanToken(first);
  const [prefix, query] = [typedPrefix.toLowerCase(), target.slice(path.length)];
  if (token !== null)
    return `${prefix}${token}${SUBPAGE.test(rest.slice(first.length)) ? rest.slice(first.length) : ""}${query}`;
  // A person may paste a whole link in place of the token.
  const pasted = cleanToken(rest);
  return pasted === null ? target : `${prefix}${pasted}${query}`;
}
