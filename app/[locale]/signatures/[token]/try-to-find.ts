import type { Locale } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { findByToken, type SignatureState } from "#lib/signatures/lookup.ts";
import { findTogether, isChoice, type Together } from "#lib/signatures/together.ts";
import { choicesOf } from "./together/choices.ts";

type Found = SignatureState | null | "unavailable";

/** The signature of a token, for a page: an unreachable database has its own answer, and one line in the log. */
export function tryToFind(token: string): Promise<Found> {
  return trying(() => findByToken(token));
}

/** The same for its own page: all that its form signed, while it stands with a box among others that wait. */
export function tryToFindOwn(locale: Locale, token: string): Promise<Found | Together[]> {
  return trying(async () => {
    const signature = await findByToken(token);
    if (signature === null || !isChoice(signature)) return signature;
    const together = (await findTogether(token)).filter(({ status }) => status !== "lapsed");
    const [first, ...others] = await choicesOf(locale, together);
    return first?.petition === signature.petition && others.length > 0 ? together : signature;
  });
}

async function trying<T>(find: () => Promise<T>): Promise<T | "unavailable"> {
  try {
    return await find();
  } catch (error) {
    logFailure("find a signature", error);
    return "unavailable";
  }
}
