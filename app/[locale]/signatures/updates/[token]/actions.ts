"use server";

import { redirect } from "next/navigation";
import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { isLocale } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { visitorAddress } from "../../../../_shared/visitor-address.ts";
import type { ActionState } from "../../[token]/action-state.ts";
import { tokenField } from "../../token-field.ts";
import { stopPath } from "./stop-path.ts";

/** Stops the updates of the opened link; redirects back to the page, which shows the state. */
export async function stopUpdatesHere(_: ActionState, form: FormData): Promise<ActionState> {
  const token = tokenField(form);
  const locale = String(form.get("locale"));
  try {
    const limit = await allowButtonPress(await visitorAddress());
    if (!limit.allowed) return { status: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    await stopUpdatesByMail(token);
  } catch (error) {
    logFailure("stop updates", error);
    return { status: "unavailable" };
  }
  return redirect(stopPath(isLocale(locale) ? locale : "en", token));
}
