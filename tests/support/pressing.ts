import type { APIRequestContext } from "playwright";
import { type Locale, path, translator, withdrawPath } from "#lib/i18n/index.ts";
import { mailOf } from "./mailbox.ts";
import { hiddenParts, type Part, sendParts } from "./sent-form.ts";
import { aSupporter, type PetitionKey, petitions, type Supporter } from "./supporters.ts";

/** Sends the form of a petition by plain HTTP. @throws when it is not answered with "check your inbox" */
export async function sendSigning(
  request: APIRequestContext,
  locale: Locale,
  petition: PetitionKey,
  supporter: Supporter,
  more: Part[] = [],
) {
  const address = path(locale, "petitions", petitions[petition][locale]);
  const typed: Part[] = Object.entries({ ...supporter, country: "CA" });
  const answer = await sendParts(request, address, [...(await hiddenParts(request, address)), ...typed, ...more]);
  if (answer.status() !== 303) throw new Error(`The form is answered with ${answer.status()}`);
  return answer;
}

/**
 * A new supporter signs, and once more with one field changed where that is given.
 * @returns the token of the mailed link
 */
export async function signed(
  request: APIRequestContext,
  locale: Locale,
  petition: PetitionKey,
  more: Part[] = [],
  changes: Partial<Supporter> | null = null,
): Promise<string> {
  const supporter = aSupporter();
  await sendSigning(request, locale, petition, supporter, more);
  if (changes) await sendSigning(request, locale, petition, { ...supporter, ...changes }, more);
  return tokenIn((await mailOf(supporter.email)).link);
}

/** The token at the end of a mailed link. */
export function tokenIn(link: string): string {
  return link.slice(link.lastIndexOf("/") + 1);
}

/** Presses the button that confirms. @returns the token */
export async function confirmed(
  request: APIRequestContext,
  locale: Locale,
  token: string,
  typed: Part[] = [],
): Promise<string> {
  const button = translator(locale)("signature.confirm.button");
  return pressed(request, path(locale, "signatures", token), button, typed, token);
}

/** Withdraws a confirmed signature on its page. @returns the token */
export async function withdrawn(request: APIRequestContext, locale: Locale, token: string): Promise<string> {
  return pressed(request, withdrawPath(locale, token), translator(locale)("signature.withdraw.yes"), [], token);
}

/** Presses a button, named by its text, with what is typed beside it. @returns the token @throws when it is refused */
export async function pressed(
  request: APIRequestContext,
  address: string,
  button: string,
  typed: Part[],
  token: string,
): Promise<string> {
  const answer = await sendParts(request, address, [...(await hiddenParts(request, address, button)), ...typed]);
  if (answer.status() >= 400) throw new Error(`"${button}" is answered with ${answer.status()}`);
  return token;
}
