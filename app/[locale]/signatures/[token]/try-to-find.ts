import { logFailure } from "#lib/log.ts";
import { findByToken, type SignatureState } from "#lib/signatures/lookup.ts";

/** The signature of a token, for a page: an unreachable database has its own answer, and one line in the log. */
export async function tryToFind(token: string): Promise<SignatureState | null | "unavailable"> {
  try {
    return await findByToken(token);
  } catch (error) {
    logFailure("find a signature", error);
    return "unavailable";
  }
}
