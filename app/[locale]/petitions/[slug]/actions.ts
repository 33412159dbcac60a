"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { hasAnswers, type SignFormState } from "#components/petition/sign-form-state.ts";
import { OUTCOME_HEADER, offerShortWay, takeOutcome } from "#lib/server/short-way.ts";
import { accept } from "#lib/signatures/accept.ts";
import { visitorAddress } from "../../../_shared/visitor-address.ts";

offerShortWay(accept);

/** Signs a petition from the public form: leads to "check your inbox", or shows the form again with all that was typed. */
export async function signPetition(_: SignFormState, form: FormData): Promise<SignFormState> {
  const judged = takeOutcome((await headers()).get(OUTCOME_HEADER));
  const outcome = judged ? { is: "shown-again" as const, state: judged } : await accept(form, await visitorAddress());
  if (outcome.is === "accepted") return redirect(outcome.next);
  const { state } = outcome;
  return form.get("intent") === "switch-language" ? { ...state, carried: hasAnswers(state.typed) } : state;
}
