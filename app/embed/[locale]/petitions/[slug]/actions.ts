"use server";

import { redirect } from "next/navigation";
import { hasAnswers, type SignFormState } from "#components/petition/sign-form-state.ts";
import { listPetitions } from "#lib/content/index.ts";
import { frameInboxPath, otherLocale } from "#lib/i18n/index.ts";
import { accept } from "#lib/signatures/accept.ts";
import { visitorAddress } from "../../../../_shared/visitor-address.ts";

/** Signs a petition from a frame on another site, as `signPetition` does from its page; what follows stays in the frame. */
export async function signInFrame(_: SignFormState, form: FormData): Promise<SignFormState> {
  const outcome = await accept(form, await visitorAddress());
  if (outcome.is === "accepted") return redirect(await inboxOf(form));
  const { state } = outcome;
  return form.get("intent") === "switch-language" ? { ...state, carried: hasAnswers(state.typed) } : state;
}

/** The form has been accepted, so its hidden fields name a petition. */
async function inboxOf(form: FormData): Promise<string> {
  const locale = form.get("locale") === "fr" ? "fr" : otherLocale("fr");
  const petition = (await listPetitions(locale)).find(({ key }) => key === form.get("petition"));
  return frameInboxPath(locale, petition?.slug ?? "");
}
