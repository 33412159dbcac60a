import { headers } from "next/headers";

/** The visitor's address, for limits only. The server in front writes this header anew: what a visitor puts there is lost. */
export async function visitorAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "";
}
