import { makeReturnToken, RETURN_TOKEN } from "../crypto/return-token.ts";
import { env } from "../env.ts";

/**
 * The address where the bounces of a signature's mail return to: BOUNCE_ADDRESS with an opaque token,
 * `bounces+<token>@…`. Undefined without BOUNCE_ADDRESS; bounces then return to the sender.
 */
export function returnPathFor(signature: { petition: string; id: string }): string | undefined {
  const address = env().BOUNCE_ADDRESS;
  if (!address) return undefined;
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}+${makeReturnToken(signature)}${address.slice(at)}`;
}

/** A bounce: the token of its return path, and its status (RFC 3463), such as `5.1.1`. */
export type ReturnedMail = { token: string; status: string };

/**
 * Reads a delivery status notification (RFC 3464).
 * @param message the whole mail as it arrived
 * @returns null for every other mail: one that is only late, an automatic reply, a letter of a person
 */
export function readReturnedMail(message: string): ReturnedMail | null {
  const address = env().BOUNCE_ADDRESS ?? "";
  const at = address.lastIndexOf("@");
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)].map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const [, token] = new RegExp(`${name}\\+(${RETURN_TOKEN.source})@${domain}`, "i").exec(message) ?? [];
  if (!/^Content-Type:\s*message\/delivery-status\b/im.test(message) || !/^Action:\s*failed\b/im.test(message))
    return null;
  const [, status] = /^Status:\s*(5\.\d{1,3}\.\d{1,3})\b/im.exec(message) ?? [];
  return token && status ? { token: token.toLowerCase(), status } : null;
}
