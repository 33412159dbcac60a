import { cleanToken } from "../crypto/token.ts";
import { isNextDataAddress, pathOf } from "./paths.ts";

const bearing = /^(\/unsubscribe\/|\/(?:en|fr)\/signatures\/(?:updates\/)?)(.+)$/;
/** Some programs write a whole link in capitals. */
const bearingInAnyCase = new RegExp(bearing, "i");
/** Pages below a token's own. */
const below = /^(?:\/[a-z][a-z-]*)*\/?$/;

/** Is this the address of a mailed link? */
export function isMailedLink(path: string): boolean {
  return bearing.test(path);
}

/** What a mailed link holds: the token of an own page, or one that stops updates and can do nothing else. */
export function mailedToken(path: string): { token: string; kind: "own" | "stop" } {
  const [, room = "", rest = ""] = bearing.exec(path) ?? [];
  return { token: rest.split("/", 1)[0] ?? "", kind: /^\/(?:en|fr)\/signatures\/$/.test(room) ? "own" : "stop" };
}

/** Is this the address of a mailed link whose token cannot be one? Asked of an address that `withCleanToken` has been over. */
export function lacksToken(path: string): boolean {
  const { token } = mailedToken(path);
  return isMailedLink(path) && cleanToken(token) === null;
}

/**
 * A request target with the token of a mailed link in its one spelling, so that whatever mail programs and people add to a
 * link leads to the page, and its forms post to an address like any other. What holds no token stays as it is.
 */
export function withCleanToken(target: string): string {
  const path = pathOf(target);
  const [, roomAsTyped = "", rest = ""] = bearingInAnyCase.exec(path) ?? [];
  if (rest === "" || isNextDataAddress(target)) return target;
  const [first = ""] = rest.split("/", 1);
  const token = cleanToken(first);
  const [room, query] = [roomAsTyped.toLowerCase(), target.slice(path.length)];
  if (token !== null)
    return `${room}${token}${below.test(rest.slice(first.length)) ? rest.slice(first.length) : ""}${query}`;
  // A whole link, pasted where its token belongs.
  const pasted = cleanToken(rest);
  return pasted === null ? target : `${room}${pasted}${query}`;
}
