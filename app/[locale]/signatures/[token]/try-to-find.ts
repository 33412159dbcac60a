import { logFailure } from "#lib/log.ts";
import { findByToken, type SignatureState } from "#lib/signatures/lookup.ts";

/** What a token opens, for a page: a database that is away is an answer of its own, and one line in the log. */
export async function tryToFind(token: string): Promise<SignatureState | null | "unavailable"> {
  try {
    return await findByToken(token);
  } catch (error) {
    logFailure("find a signature", error);
    return "unavailable";
  }
}
