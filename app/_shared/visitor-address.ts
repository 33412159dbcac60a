import { headers } from "next/headers";

/**
 * The visitor's address, for rate limits only. The server in front overwrites this header: a value from the visitor is
 * lost.
 */
export async function visitorAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "";
}
